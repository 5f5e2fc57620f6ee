package io.remanso.contracts.turn;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a turn changes in what we know of the conversation. buffer-stream keeps it and
 * gives it to the next turn.
 *
 * @param conversationId the model's conversation that the next turn goes on with, or null
 * where there is none
 * @param context the context line to use until it expires, or null where none was made
 * @param labels the chat's labels where this turn has read them, else null
 * @param entries what this turn adds to the transcript, in order
 */
public record Memory(@Nullable String conversationId, @Nullable Context context, @Nullable Labels labels,
		List<TranscriptEntry> entries) {

	public Memory {
		entries = List.copyOf(entries);
	}

	/** Labels as the gateway gave them at one time. */
	public record Labels(List<String> names, Instant fetchedAt) {

		public Labels {
			names = List.copyOf(names);
		}

	}

}
