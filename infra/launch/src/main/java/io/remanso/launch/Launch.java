package io.remanso.launch;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.remanso.contracts.wire.Unquoted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;

/**
 * Runs a worker as a process of its own: its settings are checked before anything is
 * built, and where it cannot start, one line says why and the process ends with 1.
 */
public final class Launch {

	// Each tells a failed start in its own way and with its stack.
	private static final String[] TELLERS = { "org.springframework.boot.SpringApplication",
			"org.springframework.boot.diagnostics", "org.springframework.boot.autoconfigure.logging",
			"org.springframework.boot.web.server.servlet.context", "org.springframework.boot.tomcat",
			"org.springframework.context.annotation", "org.apache.catalina" };

	// Of every worker: settings as files, each named like its variable.
	private static final String SECRETS = "spring.config.import=optional:configtree:${SECRETS_DIR:/run/secrets/remanso}/";

	private Launch() {
	}

	/**
	 * Returns when it has started; ends the process where it cannot.
	 * @param name of the worker
	 */
	public static void run(String name, SpringApplicationBuilder application, String... args) {
		Carriers.provide();
		ThreadEnds.tell();
		Watchdog.start();
		AtomicReference<ConfigurableEnvironment> environment = new AtomicReference<>(new StandardEnvironment());
		try {
			application.properties(quiet()).properties(SECRETS).initializers((context) -> {
				environment.set(context.getEnvironment());
				Preconditions.check(context.getEnvironment());
			}).run(args);
		}
		catch (RuntimeException ex) {
			Logger logger = LoggerFactory.getLogger(Launch.class);
			logger.error("{} cannot start: {}", name, StartFailure.line(ex, new SettingNames(environment.get())));
			logger.debug("the whole way of it", Unquoted.stack(ex));
			System.exit(1);
		}
	}

	// Only what no configuration says otherwise. Kafka's clients tell each attempt to
	// reach
	// a broker that is away, one of them in a loop that fills a disk.
	private static Map<String, Object> quiet() {
		Map<String, Object> levels = new HashMap<>();
		levels.put("logging.level.org.apache.kafka", "warn");
		levels.put("logging.level.org.apache.kafka.clients.NetworkClient", "error");
		levels.put("logging.level.org.apache.kafka.streams.StreamsConfig", "error");
		for (String teller : TELLERS) {
			levels.put("logging.level." + teller, "off");
		}
		return levels;
	}

}
