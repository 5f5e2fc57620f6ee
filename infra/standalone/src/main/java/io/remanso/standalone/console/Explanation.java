package io.remanso.standalone.console;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.remanso.contracts.topic.KafkaUnreachableException;
import io.remanso.embedded.EmbeddedStartException;
import io.remanso.embedded.FolderInUseException;
import io.remanso.embedded.PortTakenException;
import io.remanso.standalone.services.DatabaseRefusedException;
import io.remanso.standalone.settings.SettingException;
import io.remanso.standalone.workers.WorkerFailedException;

import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.NestedExceptionUtils;

/**
 * Why a start failed, in one line that names the way out.
 */
public final class Explanation {

	private Explanation() {
	}

	/**
	 * What to tell.
	 * @param log where the rest stands
	 */
	public static String of(Throwable failure, Path log) {
		return Stream.iterate(failure, (cause) -> cause != null, Throwable::getCause)
			.map(Explanation::known)
			.flatMap(Optional::stream)
			.findFirst()
			.orElseGet(() -> unknown(failure) + "; the log says more: " + log)
			.replaceAll("\\s*\\R\\s*", " ");
	}

	private static Optional<String> known(Throwable cause) {
		return switch (cause) {
			case FolderInUseException ex -> Optional.of(ex.getMessage() + " (REMANSO_DATA)");
			case PortInUseException ex ->
				Optional.ofNullable(new PortTakenException(ex.getPort(), "PORT").getMessage());
			case EmbeddedStartException ex -> Optional.ofNullable(ex.getMessage());
			case SettingException ex -> Optional.ofNullable(ex.getMessage());
			case DatabaseRefusedException ex -> Optional.ofNullable(ex.getMessage());
			case KafkaUnreachableException ex -> Optional.ofNullable(ex.getMessage());
			default -> Optional.empty();
		};
	}

	private static String unknown(Throwable failure) {
		Throwable root = Objects.requireNonNullElse(NestedExceptionUtils.getRootCause(failure), failure);
		String prefix = (failure instanceof WorkerFailedException ex) ? ex.worker() + " did not start: " : "";
		return prefix + ((root.getMessage() != null) ? root.getMessage() : root.getClass().getSimpleName());
	}

}
