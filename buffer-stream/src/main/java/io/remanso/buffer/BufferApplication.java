package io.remanso.buffer;

import io.remanso.buffer.settings.SettingException;
import io.remanso.contracts.topic.KafkaUnreachableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationListener;

/**
 * The worker. Alone it serves health and metrics over HTTP; within another JVM it is
 * started from {@link #application()} without a web server.
 */
@SpringBootApplication
public class BufferApplication {

	private static final String CONFIGURATION = "buffer-stream";

	/** The application with its own configuration name. */
	public static SpringApplicationBuilder application() {
		return new SpringApplicationBuilder(BufferApplication.class).properties("spring.config.name=" + CONFIGURATION)
			.web(WebApplicationType.NONE);
	}

	public static void main(String[] args) {
		try {
			application().web(WebApplicationType.SERVLET).listeners(exitWhenBroken()).run(args);
		}
		catch (RuntimeException ex) {
			Logger logger = LoggerFactory.getLogger(BufferApplication.class);
			String line = oneLine(ex);
			if (line != null) {
				logger.error(line);
			}
			else {
				logger.error("buffer-stream did not start", ex);
			}
			System.exit(1);
		}
	}

	// Whoever runs the process starts it again; a stream that gave up does not come back.
	private static ApplicationListener<AvailabilityChangeEvent<?>> exitWhenBroken() {
		return (event) -> {
			if (event.getState() == LivenessState.BROKEN) {
				Thread.ofPlatform().name("exit").start(() -> System.exit(1));
			}
		};
	}

	private static @org.jspecify.annotations.Nullable String oneLine(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			switch (cause) {
				case SettingException setting -> {
					return setting.getMessage();
				}
				case KafkaUnreachableException kafka -> {
					return kafka.getMessage();
				}
				case PortInUseException port -> {
					return "MANAGEMENT_PORT: port %d is taken, choose another".formatted(port.getPort());
				}
				default -> {
					// Look further.
				}
			}
		}
		return null;
	}

}
