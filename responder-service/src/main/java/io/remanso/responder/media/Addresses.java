package io.remanso.responder.media;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What both gateways' sources need.
 */
final class Addresses {

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

}
