package io.remanso.contracts.turn;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param leftConversations the model's conversations that may hold something of this turn
 * and that the next one does not go on with; to be known when the user is to be forgotten
 */
public record Memory(@Nullable String conversationId, @Nullable Context context, @Nullable Labels labels,
		List<TranscriptEntry> entries, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> leftConversations) {

	public Memory {
		entries = List.copyOf(entries);
		leftConversations = List.copyOf(leftConversations);
	}

	public Memory(@Nullable String conversationId, @Nullable Context context, @Nullable Labels labels,
			List<TranscriptEntry> entries) {
		this(conversationId, context, labels, entries, List.of());
	}

	/** The same where these conversations are left behind. */
	public Memory leaving(List<String> conversations) {
		return new Memory(this.conversationId, this.context, this.labels, this.entries, conversations);
	}

	/** Labels as the gateway gave them at one time. */
	public record Labels(List<String> names, Instant fetchedAt) {

		public Labels {
			names = List.copyOf(names);
		}

	}

}
