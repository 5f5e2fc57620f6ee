package io.remanso.responder.media;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import io.remanso.contracts.inbound.Content;

/**
 * What both gateways' sources need.
 */
final class Addresses {

	// What storages say that do not know what they keep.
	private static final String ANYTHING = "application/octet-stream";

	private Addresses() {
	}

	static URI of(String text) throws MissingMediumException {
		try {
			return new URI(text);
		}
		catch (URISyntaxException ex) {
			throw new MissingMediumException("its address is no address");
		}
	}

	static String segment(String id) {
		return URLEncoder.encode(id, StandardCharsets.UTF_8);
	}

	/** With the type of the message, where the server did not know it. */
	static Medium typed(Medium fetched, Content.Media media) {
		boolean known = !fetched.type().isEmpty() && !fetched.type().equals(ANYTHING)
				&& !fetched.type().equals("binary/octet-stream");
		return known ? fetched : new Medium(Downloads.plainType(media.mimeType()), fetched.bytes());
	}

}
