package io.remanso.launch;

import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

import io.remanso.contracts.topic.KafkaUnreachableException;

import io.remanso.contracts.topic.OtherPartitionsException;
import io.remanso.contracts.wire.Unquoted;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;

/**
 * Why a start failed, in one line. The innermost of the causes that a person can do
 * something about counts: binding wraps what a settings record itself refuses.
 */
public final class StartFailure {

	private StartFailure() {
	}

	/**
	 * What there is to say of it, where it is one of the usual reasons.
	 * @param settings that the program was started with
	 */
	public static Optional<String> known(Throwable failure, SettingNames settings) {
		return causes(failure).map((cause) -> known(settings, cause))
			.flatMap(Optional::stream)
			.reduce((outer, inner) -> inner)
			.map(StartFailure::oneLine);
	}

	/**
	 * The same, and of anything else its innermost cause, without the words: they may
	 * quote a secret.
	 */
	public static String line(Throwable failure, SettingNames settings) {
		return known(failure, settings)
			.orElseGet(() -> unknown(causes(failure).reduce((outer, inner) -> inner).orElse(failure)));
	}

	private static String unknown(Throwable innermost) {
		StackTraceElement[] stack = innermost.getStackTrace();
		return Unquoted.line(innermost) + ((stack.length > 0) ? " at " + stack[0] : "");
	}

	private static Optional<String> known(SettingNames settings, Throwable cause) {
		return switch (cause) {
			case StartException ex -> Optional.ofNullable(ex.getMessage());
			case KafkaUnreachableException ex -> Optional.ofNullable(ex.getMessage());
			case OtherPartitionsException ex -> Optional.ofNullable(ex.getMessage());
			case PortInUseException ex -> Optional.of(portTaken(ex.getPort(), settings.ofPort(ex.getPort())));
			case BindException ex -> Optional.of(settings.unusable(ex));
			case SQLException ex -> Optional.of("PostgreSQL (DATABASE_URL) failed during the start: " + sqlState(ex));
			default -> Optional.empty();
		};
	}

	private static String portTaken(int port, String setting) {
		return "port %d (%s) is taken: stop what listens there, or set %s to another port".formatted(port, setting,
				setting);
	}

	// Its own words may quote a row, or what it was connected with.
	private static String sqlState(SQLException failure) {
		String state = String.valueOf(failure.getSQLState());
		String meaning = switch (state) {
			case "42501" -> ", the user of DATABASE_URL may not create tables there: grant it";
			case "53300" -> ", it has no connection left: raise max_connections";
			case "53100" -> ", its disk is full";
			case "25006" -> ", it is read-only: name the primary";
			case "57P03" -> ", it is just starting or stopping: start again";
			default -> state.startsWith("08") ? ", the connection broke: start again" : "";
		};
		return "SQLSTATE " + state + meaning;
	}

	private static Stream<Throwable> causes(Throwable failure) {
		return Stream.iterate(failure, (ex) -> ex != null, Throwable::getCause);
	}

	private static String oneLine(String text) {
		return text.strip().replaceAll("\\s*\\R\\s*", " ");
	}

}
