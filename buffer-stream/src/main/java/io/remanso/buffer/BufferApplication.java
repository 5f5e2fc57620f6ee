package io.remanso.buffer;

import io.remanso.launch.Launch;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.builder.SpringApplicationBuilder;
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
		Launch.run("buffer-stream", application().web(WebApplicationType.SERVLET).listeners(exitWhenBroken()), args);
	}

	// Whoever runs the process starts it again; a stream that gave up does not come back.
	private static ApplicationListener<AvailabilityChangeEvent<?>> exitWhenBroken() {
		return (event) -> {
			if (event.getState() == LivenessState.BROKEN) {
				Thread.ofPlatform().name("exit").start(() -> System.exit(1));
			}
		};
	}

}
