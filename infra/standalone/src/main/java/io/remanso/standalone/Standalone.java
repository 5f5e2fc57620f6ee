package io.remanso.standalone;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import io.remanso.standalone.console.Console;
import io.remanso.standalone.lifecycle.StopSequence;
import io.remanso.standalone.services.Servers;
import io.remanso.standalone.services.Simulation;
import io.remanso.standalone.settings.SecretStore;
import io.remanso.standalone.settings.Secrets;
import io.remanso.standalone.settings.Settings;
import io.remanso.standalone.workers.Worker;
import io.remanso.standalone.workers.Workers;

/**
 * Starts everything in order: servers, simulator, workers; and waits until all are ready.
 */
final class Standalone {

	private static final Duration READY_CHECK = Duration.ofMillis(100);

	// Taking over open turns after a kill can wait for sessions and transactions of the
	// dead process to end.
	private static final int READY_CHECKS = 900;

	private final Settings settings;

	private final Map<String, String> variables;

	private final Console console;

	private final StopSequence stops;

	Standalone(Settings settings, Map<String, String> variables, Console console, StopSequence stops) {
		this.settings = settings;
		this.variables = variables;
		this.console = console;
		this.stops = stops;
	}

	/**
	 * Returns when all is ready.
	 * @return the servers, whose failure ends everything
	 */
	Servers start(List<Worker> workers) {
		this.settings.requireFreePorts();
		this.console.progress("Starting Kafka and PostgreSQL");
		Servers servers = Servers.start(this.settings, this.stops);
		this.console.progress("Starting the workers");
		Workers running = Workers.start(workers, workerSettings(servers), this.stops);
		awaitReadiness(running);
		return servers;
	}

	private Map<String, String> workerSettings(Servers servers) {
		Secrets secrets = new SecretStore(this.settings.data(), Standalone::randomSecret).complete(this.variables);
		Map<String, String> all = new HashMap<>(secrets.asVariables());
		all.putAll(Simulation.start(this.settings, secrets, this.stops));
		all.put("KAFKA_BOOTSTRAP_SERVERS", servers.bootstrapServers());
		all.put("DATABASE_URL", servers.databaseUrl());
		// Not the host's name, which changes as a laptop changes its network.
		all.put("REMANSO_INSTANCE", this.variables.getOrDefault("REMANSO_INSTANCE", "standalone"));
		all.put("STATE_DIR",
				this.variables.getOrDefault("STATE_DIR", this.settings.data().resolve("state").toString()));
		return all;
	}

	private static String randomSecret() {
		byte[] bytes = new byte[20];
		new SecureRandom().nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}

	private void awaitReadiness(Workers workers) {
		for (int check = 0; !workers.notReady().isEmpty(); check++) {
			if (check == READY_CHECKS) {
				throw new NotReadyException(workers.notReady());
			}
			this.stops.pause(READY_CHECK);
		}
	}

}
