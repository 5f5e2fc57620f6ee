package io.remanso.simulator.openai;

import java.util.Base64;
import java.util.List;

import tools.jackson.databind.JsonNode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Whether the model can read the pictures of its input, old ones of the conversation
 * among them. As the real server does, it refuses the whole call where it can't, and does
 * not say which one it is.
 */
final class Images {

	// What a picture's first bytes need of the text.
	private static final int HEAD = 16;

	private static final List<String> BEGINNINGS = List.of("\u0089PNG\r\n", "\u00ff\u00d8\u00ff", "GIF8", "RIFF");

	private Images() {
	}

	static void check(List<JsonNode> items) {
		boolean readable = items.stream()
			.flatMap((item) -> item.path("content").valueStream())
			.map((part) -> part.path("image_url").asString(""))
			.filter((url) -> url.startsWith("data:"))
			.allMatch(Images::isReadable);
		if (!readable) {
			throw new OpenAiError(400,
					"The image data you provided does not represent a valid image. Please check your "
							+ "input and try again with one of the supported image formats: ['image/jpeg', 'image/png', "
							+ "'image/gif', 'image/webp'].",
					"invalid_value", "input");
		}
	}

	private static boolean isReadable(String url) {
		int from = url.indexOf(',') + 1;
		String head = url.substring(from, Math.min(from + HEAD, url.length()));
		try {
			String bytes = new String(Base64.getDecoder().decode(head), ISO_8859_1);
			return BEGINNINGS.stream().anyMatch(bytes::startsWith);
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
