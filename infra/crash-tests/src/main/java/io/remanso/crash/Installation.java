package io.remanso.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.remanso.simulator.Simulator;
import io.remanso.simulator.payloads.MetaBody;

/**
 * One Remanso on this machine: where its data lies, its ports, and the environment that
 * points it at a simulator which outlives it.
 *
 * @param checkout the folder with {@code infra/up}
 * @param data kept over restarts
 * @param port of the webhooks
 * @param kafkaPort of the broker
 * @param postgresPort of the database
 * @param environment what else {@code infra/up} is given
 */
public record Installation(Path checkout, Path data, int port, int kafkaPort, int postgresPort,
		Map<String, String> environment) {

	public static final String WHAPI_TOKEN = "crash-test-token";

	public static final String META_SECRET = "crash-test-secret";

	/**
	 * A new one, with an empty data folder, whose model and gateways are the simulator's.
	 */
	public static Installation create(Path checkout, Path data, Simulator simulator) {
		return new Installation(checkout, data, freePort(), freePort(), freePort(), settings(simulator));
	}

	/**
	 * A new one, with an empty data folder, as it is where nothing is configured: with
	 * its own simulator.
	 */
	public static Installation unconfigured(Path checkout, Path data) {
		return new Installation(checkout, data, freePort(), freePort(), freePort(),
				Map.of("OPENAI_API_KEY", "", "OPENAI_BASE_URL", "", "WHAPI_TOKEN", "", "META_ACCESS_TOKEN", ""));
	}

	/** The settings of all workers that point them at a simulator. */
	static Map<String, String> settings(Simulator simulator) {
		Map<String, String> environment = new HashMap<>();
		environment.put("WHAPI_WEBHOOK_TOKEN", WHAPI_TOKEN);
		environment.put("META_APP_SECRET", META_SECRET);
		environment.put("META_VERIFY_TOKEN", "crash-test-verify");
		environment.put("LOG_KEY", "crash-test-log-key");
		environment.put("OPENAI_API_KEY", "sk-crash-test");
		environment.put("OPENAI_BASE_URL", simulator.openAiBaseUrl());
		environment.put("WHAPI_TOKEN", "whapi-crash-test");
		environment.put("WHAPI_BASE_URL", simulator.whapiBaseUrl());
		environment.put("META_ACCESS_TOKEN", "meta-crash-test");
		environment.put("META_PHONE_NUMBER_ID", MetaBody.PHONE_NUMBER_ID);
		environment.put("META_BASE_URL", simulator.metaBaseUrl());
		return Map.copyOf(environment);
	}

	/**
	 * The folder that holds {@code infra/up}, looked for from the working directory
	 * upwards.
	 */
	public static Path findCheckout() {
		Path start = Path.of("").toAbsolutePath();
		for (Path folder = start; folder != null; folder = folder.getParent()) {
			if (Files.isExecutable(folder.resolve("infra/up"))) {
				return folder;
			}
		}
		throw new IllegalStateException("no infra/up above " + start + ": run this inside a checkout");
	}

	/** {@code infra/up --headless}, without waiting. */
	public ServerProcess launch() {
		return launch(List.of("--headless"));
	}

	/** {@code infra/up}, without waiting. */
	public ServerProcess launchWithPage() {
		return launch(List.of());
	}

	private ServerProcess launch(List<String> flags) {
		Map<String, String> all = new HashMap<>(this.environment);
		all.put("REMANSO_DATA", this.data.toString());
		all.put("PORT", Integer.toString(this.port));
		all.put("KAFKA_PORT", Integer.toString(this.kafkaPort));
		all.put("POSTGRES_PORT", Integer.toString(this.postgresPort));
		List<String> command = new ArrayList<>(List.of(this.checkout.resolve("infra/up").toString()));
		command.addAll(flags);
		return ServerProcess.launch("up", command, all, URI.create(baseUrl() + "/actuator/health/readiness"));
	}

	/** Where a gateway posts to. */
	public String baseUrl() {
		return "http://127.0.0.1:" + this.port;
	}

	public String bootstrapServers() {
		return "127.0.0.1:" + this.kafkaPort;
	}

	public String jdbcUrl() {
		return "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres".formatted(this.postgresPort);
	}

	public static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
