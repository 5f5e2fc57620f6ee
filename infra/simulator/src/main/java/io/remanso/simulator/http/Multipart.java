package io.remanso.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a {@code multipart/form-data} body. It is read as Latin-1, where bytes and
 * characters are the same thing.
 */
public final class Multipart {

	private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?", Pattern.CASE_INSENSITIVE);

	private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);

	private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);

	private static final Pattern TYPE = Pattern.compile("(?im)^content-type:\\s*([^\\r\\n]+)");

	private final List<Part> parts;

	private Multipart(List<Part> parts) {
		this.parts = parts;
	}

	/** The parts of the request; none where it is not multipart. */
	public static Multipart of(Request request) {
		List<Part> parts = new ArrayList<>();
		Matcher boundary = BOUNDARY.matcher(request.header("content-type").orElse(""));
		if (boundary.find()) {
			String body = "\r\n" + new String(request.body(), StandardCharsets.ISO_8859_1);
			for (String chunk : body.split(Pattern.quote("\r\n--" + boundary.group(1)), -1)) {
				int head = chunk.indexOf("\r\n\r\n");
				if (head >= 0) {
					part(chunk.substring(0, head), chunk.substring(head + 4)).ifPresent(parts::add);
				}
			}
		}
		return new Multipart(parts);
	}

	private static Optional<Part> part(String head, String content) {
		return find(NAME, head)
			.map((name) -> new Part(name, find(FILE_NAME, head).orElse(""), find(TYPE, head).orElse(""), content));
	}

	private static Optional<String> find(Pattern pattern, String text) {
		Matcher matcher = pattern.matcher(text);
		return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
	}

	/** The first part of that name. */
	public Optional<Part> part(String name) {
		return this.parts.stream().filter((part) -> part.name().equals(name)).findFirst();
	}

	/** The text of the first part of that name. */
	public Optional<String> text(String name) {
		return part(name).map((part) -> new String(part.bytes(), StandardCharsets.UTF_8));
	}

	/**
	 * One part.
	 *
	 * @param latin1 its bytes, a character each
	 */
	public record Part(String name, String fileName, String contentType, String latin1) {

		public byte[] bytes() {
			return this.latin1.getBytes(StandardCharsets.ISO_8859_1);
		}

	}

}
