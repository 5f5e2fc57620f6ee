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
	 * @param got whether the user has it, of each part
	 */
	static List<TranscriptEntry> partly(List<String> parts, List<Boolean> got, Instant at) {
		List<TranscriptEntry> entries = new ArrayList<>();
		int from = 0;
		for (int to = 1; to <= parts.size(); to++) {
			if (to == parts.size() || !got.get(to).equals(got.get(from))) {
				entries.add(new TranscriptEntry(TranscriptEntry.Role.ASSISTANT,
						String.join("\n\n", parts.subList(from, to)), null, got.get(from), at));
				from = to;
			}
		}
		return entries;
	}

}
