package io.remanso.contracts.turn;

import java.time.Instant;
import java.util.List;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.user.UserProfile;
import org.jspecify.annotations.Nullable;

/**
 * One turn: everything that is needed to answer a burst. Key: user id. Every closed
 * buffer gets exactly one {@link Outcome.Terminal}.
 *
 * @param turnId deterministic: the same buffer has the same id in every run
 * @param answer false where the messages only join the conversation and nothing is sent
 * @param answersAgain the earlier turn that this one repeats by order of an operator, or
 * null
 * @param messages in the order of the provider's second, then of arrival; never empty
 * @param conversationId the model's conversation to go on with, or null for a new one
 * @param transcript the newest lines of the conversation before this turn, bounded
 * @param lastVoiceInput when the user last spoke, or null
 * @param firstAt when ingest received the first message
 * @param lastAt when ingest received the last message
 * @param deadline when the buffer was due
 * @param closedAt when it was closed, by the wall
 */
public record ClosedBuffer(String turnId, String userId, Chat chat, boolean answer, @Nullable String answersAgain,
		List<TurnMessage> messages, UserProfile profile, @Nullable String conversationId,
		List<TranscriptEntry> transcript, @Nullable Context context, @Nullable Instant lastVoiceInput,
		CloseReason reason, Instant firstAt, Instant lastAt, Instant deadline, Instant closedAt) {

	public ClosedBuffer {
		messages = List.copyOf(messages);
		transcript = List.copyOf(transcript);
	}

}
