package io.remanso.buffer.conversation;

import java.util.ArrayList;
import java.util.List;

import io.remanso.contracts.turn.TranscriptEntry;

/**
 * The bounds of what a turn carries of earlier ones: enough for a model to go on, little
 * enough for a record.
 */
final class Transcript {

	static final int ENTRIES = 40;

	// With the messages' own bound and 40 kB for the rest, a turn stays under 900 kB.
	static final long BYTES = 320 * 1024;

	private static final long FRAME = 200;

	// A line longer than this would push out all others.
	private static final int LONGEST_TEXT = 16 * 1024;

	private Transcript() {
	}

	/** The newest lines of both, oldest first, long ones cut. */
	static List<TranscriptEntry> bounded(List<TranscriptEntry> lines, List<TranscriptEntry> more) {
		List<TranscriptEntry> newestFirst = new ArrayList<>();
		long bytes = 0;
		for (int i = lines.size() + more.size() - 1; i >= 0 && newestFirst.size() < ENTRIES; i--) {
			TranscriptEntry line = cut((i >= lines.size()) ? more.get(i - lines.size()) : lines.get(i));
			bytes += FRAME + MessageSize.of(line.text()) + MessageSize.of(line.messageId());
			if (bytes > BYTES) {
				break;
			}
			newestFirst.add(line);
		}
		return newestFirst.reversed();
	}

	private static TranscriptEntry cut(TranscriptEntry line) {
		if (line.text().length() <= LONGEST_TEXT) {
			return line;
		}
		int end = Character.isHighSurrogate(line.text().charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
		return new TranscriptEntry(line.role(), line.text().substring(0, end) + "…", line.messageId(), line.delivered(),
				line.at());
	}

}
