package io.remanso.responder.model.openai;

/**
 * What a response says to the user.
 */
sealed interface Said {

	/** All that the model wanted to say. */
	record Whole(String text) implements Said {
	}

	/** What fitted into its room; empty where reasoning took all of it. */
	record Cut(String text) implements Said {
	}

	/** Nothing of use: the content filter ended it. */
	record Filtered() implements Said {
	}

}
