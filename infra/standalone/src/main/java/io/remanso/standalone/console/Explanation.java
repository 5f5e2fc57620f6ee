package io.remanso.standalone.console;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import io.remanso.embedded.EmbeddedStartException;
import io.remanso.embedded.FolderInUseException;
import io.remanso.launch.SettingNames;
import io.remanso.launch.StartFailure;
import io.remanso.standalone.workers.WorkerFailedException;

import org.springframework.core.env.StandardEnvironment;

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
		SettingNames names = new SettingNames(new StandardEnvironment());
		return Stream.iterate(failure, (cause) -> cause != null, Throwable::getCause)
			.map(Explanation::ours)
			.flatMap(Optional::stream)
			.findFirst()
			.or(() -> StartFailure.known(failure, names))
			.orElseGet(() -> StartFailure.line(failure, names) + "; the log says more: " + log)
			.replaceAll("\\s*\\R\\s*", " ");
	}

	private static Optional<String> ours(Throwable cause) {
		return switch (cause) {
			case FolderInUseException ex -> Optional.of(ex.getMessage() + " (REMANSO_DATA)");
			case EmbeddedStartException ex -> Optional.ofNullable(ex.getMessage());
			case WorkerFailedException ex -> Optional.ofNullable(ex.getMessage());
			default -> Optional.empty();
		};
	}

}
