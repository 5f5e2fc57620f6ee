package io.remanso.responder.model;

import io.remanso.responder.pace.Deadline;
import io.remanso.responder.partition.TenureEndedException;
import org.jspecify.annotations.Nullable;

/**
 * The language model, and what it remembers of each user. Every method repeats what can
 * be repeated, until it succeeds, the question's deadline passes or repeating is no use.
 */
public interface Assistant {

	/** The reply to a turn. What it says has joined the model's memory with it. */
	Reply answer(Question question) throws ModelException, TenureEndedException, InterruptedException;

	/**
	 * Let a turn's lines join the memory without a reply.
	 * @return the conversation that holds them now, or null where none is kept
	 */
	@Nullable String record(Question question) throws ModelException, TenureEndedException, InterruptedException;

	/**
	 * Mark that the user did not get the newest reply.
	 * @param conversationId of the reply, or null where none is kept
	 * @param delivered what of it they did get; may be empty
	 * @return the conversation to go on with, or null for a new one
	 */
	@Nullable String withdraw(@Nullable String conversationId, String delivered, Deadline deadline, Ownership ownership)
			throws TenureEndedException, InterruptedException;

	/**
	 * Delete a conversation with all that it holds, wherever it came from. One that is
	 * gone already is no error.
	 * @return whether there was anything to delete
	 */
	boolean forget(String conversationId, Deadline deadline, Ownership ownership)
			throws ModelException, TenureEndedException, InterruptedException;

}
