package io.remanso.responder.model.openai;

/**
 * What came of a call.
 */
sealed interface Attempt<T> {

	record Done<T>(T value) implements Attempt<T> {
	}

	record Failed<T>(Fault fault) implements Attempt<T> {
	}

}
