package io.remanso.responder.outcome;

/** What became of one try to commit a batch. */
sealed interface Attempt {

	record Committed() implements Attempt {
	}

	/** The commit was not answered: it may be written or not. */
	record Unanswered() implements Attempt {
	}

	/**
	 * Nothing is written.
	 *
	 * @param topic of the record that failed first, as far as the producer tells: of what
	 * fails together it need not be the guilty one
	 * @param error for people
	 */
	record Failed(Fault fault, String topic, String error) implements Attempt {
	}

}
