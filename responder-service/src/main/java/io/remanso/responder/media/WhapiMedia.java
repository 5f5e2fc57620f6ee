package io.remanso.responder.media;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

import io.remanso.contracts.inbound.Content;
import io.remanso.responder.pace.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * Whapi's files, whose size the webhook tells: asked for by id, which needs the token,
 * else by the public link of the webhook, which must not get it.
 */
public final class WhapiMedia implements MediaSource {

	private final Downloads downloads;

	private final URI base;

	private final String token;

	private final Duration timeout;

	private final InstantSource clock;

	public WhapiMedia(Downloads downloads, URI base, String token, Duration timeout, InstantSource clock) {
		this.downloads = downloads;
		this.base = base;
		this.token = token;
		this.timeout = timeout;
		this.clock = clock;
	}

	@Override
	public RemoteFile find(Content.Media media, Deadline deadline) throws MissingMediumException {
		if (media.id() == null && media.url() == null) {
			throw new MissingMediumException("the message named no file");
		}
		return new RemoteFile(media.size(), (atMost, until) -> fetch(media, atMost, until));
	}

	private byte[] fetch(Content.Media media, long atMost, Deadline deadline)
			throws MissingMediumException, InterruptedException {
		MissingMediumException failed = new MissingMediumException("the message named no file");
		if (media.id() != null) {
			try {
				return get(Addresses.of(this.base + "/media/" + Addresses.segment(media.id())), this.token, atMost,
						deadline);
			}
			catch (MissingMediumException ex) {
				failed = ex;
			}
		}
		if (media.url() == null) {
			throw failed;
		}
		return get(Addresses.of(media.url()), null, atMost, deadline);
	}

	private byte[] get(URI address, @Nullable String given, long atMost, Deadline deadline)
			throws MissingMediumException, InterruptedException {
		return this.downloads.get(address, given, atMost, deadline.leftAtMost(this.clock.instant(), this.timeout));
	}

}
