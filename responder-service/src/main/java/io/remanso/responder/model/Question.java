package io.remanso.responder.model;

import java.util.List;
import java.util.function.BooleanSupplier;

import io.remanso.responder.pace.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * One turn, as the model is asked.
 *
 * @param conversationId the model's conversation to go on with, or null for a new one
 * @param history what was said before, for a model that does not know it
 * @param context what the model should know of the user and the time, in our own words
 * @param name that the customer gave themselves, or null
 * @param lines what the turn says, in order
 * @param mayBeRepeat whether this may have been asked before, by somebody whose answer
 * was lost
 * @param ownership asked before each call
 * @param forgotten whether the history may not be told any more, which can change at any
 * time
 */
public record Question(String turnId, String userId, @Nullable String conversationId, List<Line> history,
		String context, @Nullable String name, List<Line> lines, boolean mayBeRepeat, Deadline deadline,
		Ownership ownership, BooleanSupplier forgotten) {

	public Question {
		history = List.copyOf(history);
		lines = List.copyOf(lines);
	}

	/** Of a customer without a name. */
	public Question(String turnId, String userId, @Nullable String conversationId, List<Line> history, String context,
			List<Line> lines, boolean mayBeRepeat, Deadline deadline, Ownership ownership, BooleanSupplier forgotten) {
		this(turnId, userId, conversationId, history, context, null, lines, mayBeRepeat, deadline, ownership,
				forgotten);
	}

	public boolean hasPictures() {
		return this.lines.stream().anyMatch((line) -> !line.pictures().isEmpty());
	}

	/** The same for a server that refused its pictures: their place is named. */
	public Question withoutPictures() {
		return new Question(this.turnId, this.userId, this.conversationId, this.history, this.context, this.name,
				this.lines.stream().map(Line::withoutPictures).toList(), this.mayBeRepeat, this.deadline,
				this.ownership, this.forgotten);
	}

}
