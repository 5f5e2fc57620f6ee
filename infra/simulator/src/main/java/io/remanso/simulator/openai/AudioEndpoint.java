package io.remanso.simulator.openai;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.remanso.simulator.http.Json;
import io.remanso.simulator.http.Multipart;
import io.remanso.simulator.http.Reply;
import io.remanso.simulator.http.Request;
import io.remanso.simulator.payloads.VoiceNote;
import tools.jackson.databind.JsonNode;

/**
 * {@code /audio}. What is spoken here is an Ogg Opus file of silence that carries its
 * text in a comment, and what is transcribed is that comment: so a text survives the way
 * through speech and back. Other formats than opus get the same bytes under their own
 * media type, since nothing here plays them.
 */
final class AudioEndpoint {

	private static final int MAX_INPUT = 4096;

	private static final int MAX_FILE = 25 * 1024 * 1024;

	private static final Set<String> ENDINGS = Set.of("flac", "mp3", "mp4", "mpeg", "mpga", "m4a", "ogg", "opus", "wav",
			"webm");

	private static final Map<String, String> TYPES = Map.of("mp3", "audio/mpeg", "opus", "audio/opus", "aac",
			"audio/aac", "flac", "audio/flac", "wav", "audio/wav", "pcm", "audio/pcm");

	Reply transcribe(Request request) {
		Multipart form = Multipart.of(request);
		Multipart.Part file = form.part("file").orElseThrow(() -> OpenAiError.missing("file"));
		if (form.text("model").isEmpty()) {
			throw OpenAiError.missing("model");
		}
		String name = file.fileName().toLowerCase(Locale.ROOT);
		if (!ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1))) {
			throw new OpenAiError(400, "Unrecognized file format. Supported formats: " + ENDINGS, null, "file");
		}
		byte[] bytes = file.bytes();
		if (bytes.length > MAX_FILE) {
			throw new OpenAiError(413, "Maximum content size limit (26214400) exceeded.", null, "file");
		}
		String text = VoiceNote.textIn(bytes).orElse("nota de voz de " + bytes.length + " bytes");
		int seconds = VoiceNote.seconds(text);
		return switch (form.text("response_format").orElse("json")) {
			case "text" -> Reply.text(200, text + "\n");
			case "verbose_json" ->
				Reply.json(200, Json.object("text", text, "language", "spanish", "duration", (double) seconds));
			default -> Reply.json(200,
					Json.object("text", text, "usage", Json.object("type", "duration", "seconds", seconds)));
		};
	}

	Reply speak(Request request) {
		JsonNode body = request.json();
		for (String required : new String[] { "model", "input", "voice" }) {
			if (!body.hasNonNull(required)) {
				throw OpenAiError.missing(required);
			}
		}
		String input = body.path("input").asString("");
		if (input.isEmpty() || input.length() > MAX_INPUT) {
			throw new OpenAiError(400, "Invalid 'input': expected a string with length 1 to 4096.",
					"string_above_max_length", "input");
		}
		String type = TYPES.get(body.path("response_format").asString("mp3"));
		if (type == null) {
			throw OpenAiError.invalid("response_format", "supported values are " + TYPES.keySet() + ".");
		}
		return Reply.content(200, type, VoiceNote.saying(input));
	}

}
