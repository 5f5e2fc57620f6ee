package io.remanso.responder.turn;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.remanso.contracts.turn.TranscriptEntry;
import org.jspecify.annotations.Nullable;

/**
 * A reply as lines of the transcript: one where the user got all of it or nothing, else
 * what they got and what they did not.
 */
final class ReplyEntries {

	private ReplyEntries() {
	}

	static List<TranscriptEntry> delivered(String text, @Nullable String messageId, Instant at) {
		return List.of(new TranscriptEntry(TranscriptEntry.Role.ASSISTANT, text, messageId, true, at));
	}

	/**
	 * Of a reply that was held back or failed.
	 * @param parts of the reply
	 * @param sent how many of them the user got
	 */
	static List<TranscriptEntry> partly(List<String> parts, int sent, Instant at) {
		List<TranscriptEntry> entries = new ArrayList<>();
		add(entries, parts.subList(0, sent), true, at);
		add(entries, parts.subList(sent, parts.size()), false, at);
		return entries;
	}

	private static void add(List<TranscriptEntry> entries, List<String> parts, boolean delivered, Instant at) {
		if (!parts.isEmpty()) {
			entries.add(new TranscriptEntry(TranscriptEntry.Role.ASSISTANT, String.join("\n\n", parts), null, delivered,
					at));
		}
	}

}
