package io.remanso.responder;

import io.remanso.launch.Launch;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/**
 * The worker that answers turns. Alone it serves health and metrics on
 * {@code MANAGEMENT_PORT}; in one JVM with the other workers it needs no web server.
 */
@SpringBootApplication
@EnableConfigurationProperties(ResponderProperties.class)
public class ResponderApplication {

	/** Its configuration's name: four workers can share one class path. */
	public static final String CONFIGURATION = "responder-service";

	public static void main(String[] args) {
		Launch.run(CONFIGURATION, application(), args);
	}

	/** The application, ready to be given more settings and run. */
	public static SpringApplicationBuilder application() {
		return new SpringApplicationBuilder(ResponderApplication.class)
			.properties("spring.config.name=" + CONFIGURATION)
			.initializers(new EmptyVariables())
			.bannerMode(Banner.Mode.OFF);
	}

}
