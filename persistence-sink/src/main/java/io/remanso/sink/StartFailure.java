package io.remanso.sink;

import java.util.List;
import java.util.stream.Stream;

import io.remanso.contracts.topic.KafkaUnreachableException;
import io.remanso.sink.database.DatabaseException;

import org.springframework.boot.web.server.PortInUseException;

/**
 * Why a start failed, in one line that names the way out.
 */
final class StartFailure {

	private StartFailure() {
	}

	static String line(Throwable failure) {
		List<Throwable> chain = Stream.iterate(failure, (ex) -> ex != null, Throwable::getCause).toList();
		for (Throwable cause : chain) {
			if (cause instanceof PortInUseException taken) {
				return "port %d (MANAGEMENT_PORT) is taken: stop the program that listens there, or set another"
					.formatted(taken.getPort());
			}
			if (cause instanceof DatabaseException || cause instanceof KafkaUnreachableException) {
				return String.valueOf(cause.getMessage());
			}
		}
		Throwable root = chain.getLast();
		String message = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
		return root.getClass().getSimpleName() + ": " + message;
	}

}
