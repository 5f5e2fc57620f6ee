package io.remanso.ingest;

import java.time.Clock;
import java.time.InstantSource;

import io.remanso.ingest.settings.IngestSettings;
import io.remanso.ingest.setup.WhapiSetUp;
import io.remanso.launch.Carriers;
import io.remanso.launch.Launch;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;

/**
 * Webhooks of both gateways in, canonical events out to Kafka.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class IngestApplication {

	/**
	 * The application, not yet started. It reads a configuration file of its own name, so
	 * that several workers can live in one JVM, and looks at its settings before anything
	 * is built from them.
	 */
	public static SpringApplicationBuilder builder() {
		return new SpringApplicationBuilder(IngestApplication.class).properties("spring.config.name=ingest-service")
			.initializers((context) -> Binder.get(context.getEnvironment())
				.bindOrCreate("remanso.ingest", IngestSettings.class));
	}

	/** Run it alone, or the command that the first argument names. */
	public static void main(String[] args) {
		if (args.length > 0 && args[0].equals(WhapiSetUp.COMMAND)) {
			System.exit(WhapiSetUp.run(args));
		}
		Carriers.provideForBusyCores();
		Launch.run("ingest-service", builder(), args);
	}

	@Bean
	InstantSource clock() {
		return Clock.systemUTC();
	}

}
