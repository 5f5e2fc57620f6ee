package io.remanso.responder.turn;

import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.Outcome;
import io.remanso.responder.model.Assistant;
import io.remanso.responder.model.ModelException;
import io.remanso.responder.pace.Waiting;
import io.remanso.responder.partition.TenureEndedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a turn's messages join the conversation, and sends nothing.
 */
final class Recording {

	private static final Logger logger = LoggerFactory.getLogger(Recording.class);

	private final Assistant assistant;

	private final Questions questions;

	private final Waiting waiting;

	Recording(Assistant assistant, Questions questions, Waiting waiting) {
		this.assistant = assistant;
		this.questions = questions;
		this.waiting = waiting;
	}

	Ending run(Turn turn) throws TenureEndedException, InterruptedException {
		return Ending.of(new Outcome.Recorded(turn.id(), turn.userId(), memory(turn), this.waiting.now()));
	}

	/**
	 * What the conversation holds then. Where the model can't be reached it is none: the
	 * next turn begins a new one from the transcript, which holds these messages too.
	 */
	Memory memory(Turn turn) throws TenureEndedException, InterruptedException {
		try {
			return turn.memory(this.assistant.record(this.questions.of(turn)));
		}
		catch (ModelException ex) {
			logger.warn("turn {} could not join its conversation, the next begins a new one: {}", turn.id(),
					ex.getMessage());
			return turn.memory(null).leaving(ex.conversations());
		}
	}

}
