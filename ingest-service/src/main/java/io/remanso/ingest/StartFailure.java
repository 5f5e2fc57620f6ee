package io.remanso.ingest;

import java.util.stream.Stream;

import io.remanso.ingest.settings.SettingsException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;

/**
 * Why a start failed, in one line that names the way out.
 */
final class StartFailure {

	private StartFailure() {
	}

	static String line(Throwable failure, String managementPort) {
		return chain(failure).filter(PortInUseException.class::isInstance)
			.findFirst()
			.map((cause) -> portTaken(((PortInUseException) cause).getPort(), managementPort))
			.or(() -> chain(failure).filter(SettingsException.class::isInstance).findFirst().map(Throwable::getMessage))
			.or(() -> chain(failure).filter(BindException.class::isInstance)
				.findFirst()
				.map((cause) -> "a setting can't be read: " + firstLine(cause)))
			.orElseGet(() -> firstLine(chain(failure).reduce((outer, inner) -> inner).orElse(failure)));
	}

	private static String portTaken(int port, String managementPort) {
		String setting = Integer.toString(port).equals(managementPort) ? "MANAGEMENT_PORT" : "PORT";
		return "port %d (%s) is taken: stop the program that listens there, or set %s to another".formatted(port,
				setting, setting);
	}

	private static Stream<Throwable> chain(Throwable failure) {
		return Stream.iterate(failure, (ex) -> ex != null, Throwable::getCause);
	}

	private static String firstLine(Throwable cause) {
		String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
		return cause.getClass().getSimpleName() + ": " + message;
	}

}
