package io.remanso.responder;

import io.remanso.contracts.topic.KafkaUnreachableException;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;

/**
 * Tells what keeps the worker from starting in one line, where it is something that the
 * one who started it can mend.
 */
final class OneLineReporter implements SpringBootExceptionReporter {

	@Override
	public boolean reportException(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof MissingSettingException || cause instanceof KafkaUnreachableException) {
				LoggerFactory.getLogger(ResponderApplication.class).error("can't start: {}", cause.getMessage());
				return true;
			}
		}
		return false;
	}

}
