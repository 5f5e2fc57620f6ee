package io.remanso.crash;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.remanso.simulator.Simulator;

/**
 * The four workers' jars, each a process of its own, as they are run in production.
 *
 * @param checkout the folder with the built modules
 * @param data where workers that keep state keep it
 * @param bootstrapServers of the broker
 * @param databaseUrl of PostgreSQL, as {@code DATABASE_URL}
 * @param port of the webhooks
 * @param settings what every worker is given besides
 */
public record Workers(Path checkout, Path data, String bootstrapServers, String databaseUrl, int port,
		Map<String, String> settings) {

	/** In the order of a message's way. */
	public static final List<String> NAMES = List.of("ingest-service", "buffer-stream", "responder-service",
			"persistence-sink");

	/** Workers whose model and gateways are the simulator's. */
	public static Workers create(Path data, String bootstrapServers, String databaseUrl, Simulator simulator) {
		return new Workers(Installation.findCheckout(), data, bootstrapServers, databaseUrl, Installation.freePort(),
				Installation.settings(simulator));
	}

	/** All four, without waiting. */
	public List<ServerProcess> launchAll() {
		return NAMES.stream().map((name) -> launch(name, (environment) -> {
		})).toList();
	}

	/**
	 * One of them, without waiting.
	 * @param change what is otherwise in its environment
	 */
	public ServerProcess launch(String name, Consumer<Map<String, String>> change) {
		int managementPort = Installation.freePort();
		Map<String, String> environment = new HashMap<>(this.settings);
		environment.put("KAFKA_BOOTSTRAP_SERVERS", this.bootstrapServers);
		environment.put("DATABASE_URL", this.databaseUrl);
		environment.put("PORT", Integer.toString(this.port));
		environment.put("MANAGEMENT_PORT", Integer.toString(managementPort));
		environment.put("STATE_DIR", this.data.resolve(name).toString());
		environment.put("REMANSO_INSTANCE", name + "-0");
		change.accept(environment);
		String java = ProcessHandle.current().info().command().orElse("java");
		Path jar = this.checkout.resolve(name).resolve("target").resolve(name + ".jar");
		return ServerProcess.launch(name, List.of(java, "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
				"--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", jar.toString()),
				environment, URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(managementPort)));
	}

	/** Where the gateways post to. */
	public String baseUrl() {
		return "http://127.0.0.1:" + this.port;
	}

}
