package io.remanso.contracts.turn;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One line of a conversation as the model knows it.
 *
 * @param text what was said; of voice notes the transcription
 * @param messageId the provider's id, where one message is one line
 * @param delivered false where it never reached the one it was for: the user a reply, the
 * model a line of a turn that failed
 */
public record TranscriptEntry(Role role, String text, @Nullable String messageId, boolean delivered, Instant at) {

	/** Who spoke. */
	public enum Role {

		USER, ASSISTANT, AGENT

	}

}
