package io.remanso.responder.media;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

import io.remanso.contracts.inbound.Content;
import io.remanso.responder.pace.Deadline;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Meta's files: the id gives the size, which no webhook tells, and an address that is
 * good for five minutes; both need the token.
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
	public RemoteFile find(Content.Media media, Deadline deadline) throws MissingMediumException, InterruptedException {
		if (media.id() == null) {
			throw new MissingMediumException("the message named no file");
		}
		JsonNode description = description(
				get(Addresses.of(this.base + "/" + Addresses.segment(media.id())), DESCRIPTION, deadline));
		URI address = Addresses.of(description.path("url")
			.stringValueOpt()
			.orElseThrow(() -> new MissingMediumException("Meta named no address of it")));
		Long size = size(description.path("file_size"));
		return new RemoteFile((size != null) ? size : media.size(), (atMost, until) -> get(address, atMost, until));
	}

	private byte[] get(URI address, long atMost, Deadline deadline)
			throws MissingMediumException, InterruptedException {
		return this.downloads.get(address, this.token, atMost, deadline.leftAtMost(this.clock.instant(), this.timeout));
	}

	private static JsonNode description(byte[] bytes) throws MissingMediumException {
		try {
			return MAPPER.readTree(bytes);
		}
		catch (JacksonException ex) {
			throw new MissingMediumException("Meta's description of it is no JSON");
		}
	}

	// Meta's reference has it as a number in one place and as text in another.
	private static @Nullable Long size(JsonNode told) {
		long size = told.asLong(0);
		return (size > 0) ? Long.valueOf(size) : null;
	}

}
