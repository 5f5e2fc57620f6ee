package io.remanso.simulator.whapi;

import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.remanso.simulator.http.Json;
import io.remanso.simulator.http.Multipart;
import io.remanso.simulator.http.Reply;
import io.remanso.simulator.http.Request;
import io.remanso.simulator.media.MediaStore;
import io.remanso.simulator.media.Medium;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Files of messages: uploaded before, within the form, within the JSON as a data URI, or
 * somewhere on the net, from where they are not fetched.
 */
final class SentMedia {

	/** WhatsApp's own limit for a voice note or an image sent by an API. */
	private static final int MAX_BYTES = 16 * 1024 * 1024;

	private static final Set<String> GROUPS = Set.of("audio", "image", "video", "application", "text");

	private static final Pattern DATA_URI = Pattern.compile("data:([^,]*?)(?:;name=[^;,]*)?;base64,(.*)",
			Pattern.DOTALL);

	private final MediaStore store;

	SentMedia(MediaStore store) {
		this.store = store;
	}

	/** The content object of a message with a file. */
	ObjectNode content(Request request, JsonNode body, String usualType) {
		Optional<Multipart.Part> part = Multipart.of(request).part("media");
		if (part.isPresent()) {
			return describe(stored(part.get().contentType(), part.get().bytes()));
		}
		String media = WhapiRequests.required(body, "media");
		Matcher data = DATA_URI.matcher(media);
		if (data.matches()) {
			return describe(stored(data.group(1), decode(data.group(2))));
		}
		if (media.startsWith("http://") || media.startsWith("https://")) {
			String type = body.path("mime_type").asString(usualType);
			return Json.object("id", "url-" + Integer.toHexString(media.hashCode()), "mime_type", type, "link", media);
		}
		return describe(this.store.get(media).orElseThrow(() -> WhapiError.notFound("media")));
	}

	Reply upload(Request request) {
		Medium medium = Multipart.of(request)
			.part("media")
			.map((part) -> stored(part.contentType(), part.bytes()))
			.orElseGet(() -> stored(request.header("content-type").orElse(""), request.body()));
		return Reply.json(200, Json.object("media", Json.MAPPER.createArrayNode().add(Json.object("id", medium.id()))));
	}

	Reply download(Request request) {
		Medium medium = this.store.get(request.variable("id")).orElseThrow(() -> WhapiError.notFound("media"));
		return Reply.content(200, medium.type(), medium.bytes());
	}

	private Medium stored(String type, byte[] bytes) {
		int slash = type.indexOf('/');
		if (slash < 0 || !GROUPS.contains(type.substring(0, slash))) {
			throw new WhapiError(415, "the media type is not supported");
		}
		if (bytes.length > MAX_BYTES) {
			throw new WhapiError(413, "the file must not be larger than 16 MB");
		}
		return this.store.put(type, bytes);
	}

	private static byte[] decode(String base64) {
		try {
			return Base64.getMimeDecoder().decode(base64);
		}
		catch (IllegalArgumentException ex) {
			throw WhapiError.badParameter("media is no valid base64");
		}
	}

	private static ObjectNode describe(Medium medium) {
		return Json.object("id", medium.id(), "mime_type", medium.type(), "file_size", medium.size(), "sha256",
				medium.sha256Base64(), "timestamp", medium.at().getEpochSecond());
	}

}
