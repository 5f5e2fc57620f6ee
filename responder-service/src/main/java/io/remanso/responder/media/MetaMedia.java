package io.remanso.responder.media;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

import io.remanso.contracts.inbound.Content;
import io.remanso.responder.pace.Deadline;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Meta's files: the id gives an address that is good for five minutes; both need the
 * token.
 */
public final class MetaMedia implements MediaSource {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final long DESCRIPTION = 64 * 1024;

	private final Downloads downloads;

	private final URI base;

	private final String token;

	private final Duration timeout;

	private final InstantSource clock;

	public MetaMedia(Downloads downloads, URI base, String token, Duration timeout, InstantSource clock) {
		this.downloads = downloads;
		this.base = base;
		this.token = token;
		this.timeout = timeout;
		this.clock = clock;
	}

	@Override
	public Medium fetch(Content.Media media, long atMost, Deadline deadline)
			throws MissingMediumException, InterruptedException {
		if (media.id() == null) {
			throw new MissingMediumException("the message named no file");
		}
		Medium description = get(Addresses.of(this.base + "/" + Addresses.segment(media.id())), DESCRIPTION, deadline);
		return Addresses.typed(get(Addresses.of(address(description)), atMost, deadline), media);
	}

	private Medium get(URI address, long atMost, Deadline deadline)
			throws MissingMediumException, InterruptedException {
		return this.downloads.get(address, this.token, atMost, deadline.leftAtMost(this.clock.instant(), this.timeout));
	}

	private static String address(Medium description) throws MissingMediumException {
		try {
			return MAPPER.readTree(description.bytes())
				.path("url")
				.stringValueOpt()
				.orElseThrow(() -> new MissingMediumException("Meta named no address of it"));
		}
		catch (JacksonException ex) {
			throw new MissingMediumException("Meta's description of it is no JSON");
		}
	}

}
