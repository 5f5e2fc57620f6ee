package io.remanso.responder.model.openai;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.remanso.responder.model.Line;

/**
 * How much of what was said before is told to a model that does not know it. It is
 * counted in bytes: no text has more tokens than bytes, whatever its language, and most
 * have a quarter.
 */
final class Recent {

	// Author and item.
	private static final int FRAME = 48;

	private Recent() {
	}

	/**
	 * The newest of these lines that make so many bytes; of the newest of all at least
	 * its beginning.
	 */
	static List<Line> of(List<Line> lines, long bytes) {
		List<Line> newestFirst = new ArrayList<>();
		long left = bytes;
		for (Line line : lines.reversed()) {
			left -= FRAME + bytes(line.text());
			if (left < 0) {
				break;
			}
			newestFirst.add(line);
		}
		if (newestFirst.isEmpty() && !lines.isEmpty()) {
			newestFirst.add(cut(lines.getLast(), bytes - FRAME));
		}
		return newestFirst.reversed();
	}

	private static Line cut(Line line, long bytes) {
		String text = line.text();
		int end = 0;
		for (long left = bytes; end < text.length(); end += Character.charCount(text.codePointAt(end))) {
			left -= bytes(Character.toString(text.codePointAt(end)));
			if (left < 0) {
				break;
			}
		}
		return new Line(line.role(), text.substring(0, end) + "…", line.pictures());
	}

	static int bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8).length;
	}

}
