package io.remanso.crash;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import io.remanso.embedded.FolderLock;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.SimulatorOptions;
import io.remanso.testkit.Backends;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the jars and {@code infra/up} do where they cannot start: they end by themselves,
 * and one line names the setting and the way out.
 */
class RefusedStartIT {

	private static final String SECRET = "s3cret";

	private static final String NOBODY = "127.0.0.1:1";

	private static final String NO_DATABASE = "postgres://ana:" + SECRET + "@" + NOBODY + "/bot";

	// One more than there are cores where this usually runs: some wait for a server that
	// is not there.
	private final ExecutorService processes = Executors.newFixedThreadPool(3);

	private final Simulator simulator = Simulator.start(SimulatorOptions.echo());

	@TempDir
	private Path folder = Path.of("");

	@AfterEach
	void stop() {
		this.processes.shutdownNow();
		this.simulator.close();
	}

	/** A null value takes the setting away. */
	private record Case(String program, Map<String, String> settings, List<String> says) {

		static Case of(String program, String setting, String value, String... says) {
			return new Case(program, Map.of(setting, value), List.of(says));
		}

		static Case without(String program, String setting, String... says) {
			return of(program, setting, "", says);
		}

		static Case poisoned(String program, String setting) {
			return of(program, setting, SECRET + "\n" + SECRET, setting + " can't be used");
		}

		String name() {
			return this.program + " " + this.settings;
		}

	}

	@TestFactory
	Stream<DynamicTest> shouldSayInOneLineWhyAJarCannotStart() throws IOException {
		ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
		String port = Integer.toString(taken.getLocalPort());
		Path file = Files.writeString(this.folder.resolve("file"), "");
		Workers workers = Workers.create(this.folder, Backends.kafka().bootstrapServers(),
				Backends.database().jdbcUrl(), this.simulator);
		Stream<Case> ports = Workers.NAMES.stream()
			.map((worker) -> Case.of(worker, "MANAGEMENT_PORT", port, "port " + port, "MANAGEMENT_PORT"));
		Stream<Case> brokers = Stream.of("buffer-stream", "responder-service", "persistence-sink")
			.map((worker) -> Case.of(worker, "KAFKA_BOOTSTRAP_SERVERS", NOBODY, NOBODY, "KAFKA_BOOTSTRAP_SERVERS"));
		Stream<Case> settings = Stream.of(Case.of("ingest-service", "PORT", port, "port " + port, "set PORT"),
				Case.of("ingest-service", "PORT", "abc", "PORT", "abc"),
				Case.of("ingest-service", "KAFKA_BOOTSTRAP_SERVERS", "foo", "KAFKA_BOOTSTRAP_SERVERS", "foo"),
				Case.without("ingest-service", "META_VERIFY_TOKEN", "META_VERIFY_TOKEN is not set"),
				new Case("ingest-service",
						Map.of("WHAPI_WEBHOOK_TOKEN", "", "META_APP_SECRET", "", "META_VERIFY_TOKEN", ""),
						List.of("set WHAPI_WEBHOOK_TOKEN, or META_APP_SECRET and META_VERIFY_TOKEN")),
				Case.of("buffer-stream", "BUFFER_WINDOW", "abc", "BUFFER_WINDOW", "abc", "5s"),
				Case.of("buffer-stream", "STATE_DIR", file.toString(), "STATE_DIR", file.toString(), "writable"),
				Case.poisoned("ingest-service", "WHAPI_WEBHOOK_TOKEN"),
				Case.poisoned("ingest-service", "META_APP_SECRET"),
				Case.poisoned("ingest-service", "META_VERIFY_TOKEN"), Case.poisoned("buffer-stream", "LOG_KEY"),
				Case.poisoned("responder-service", "LOG_KEY"), Case.poisoned("responder-service", "WHAPI_TOKEN"),
				Case.poisoned("responder-service", "META_ACCESS_TOKEN"),
				Case.poisoned("responder-service", "OPENAI_API_KEY"),
				Case.of("persistence-sink", "DATABASE_URL", "jdbc:postgresql://127.0.0.1/x?password=" + SECRET + "\nx",
						"DATABASE_URL can't be used"),
				Case.of("buffer-stream", "LOG_KEY", SECRET, "LOG_KEY is too short"),
				Case.without("responder-service", "META_PHONE_NUMBER_ID", "META_PHONE_NUMBER_ID is not set"),
				new Case("responder-service", Map.of("OPENAI_API_KEY", "", "OPENAI_BASE_URL", ""),
						List.of("OPENAI_API_KEY is not set")),
				Case.of("responder-service", "TURN_TIMEOUT", "abc", "TURN_TIMEOUT", "abc", "10m"),
				Case.of("responder-service", "IN_DOUBT", "maybe", "IN_DOUBT", "resend or skip"),
				Case.of("responder-service", "OPENAI_REASONING_EFFORT", "fast", "OPENAI_REASONING_EFFORT=fast",
						"none, minimal, low, medium, high, xhigh, max"),
				Case.of("responder-service", "OPENAI_VERBOSITY", "loud", "OPENAI_VERBOSITY=loud", "low, medium, high"),
				Case.of("responder-service", "META_API_VERSION", "26", "META_API_VERSION=26", "v26.0"),
				Case.of("persistence-sink", "DATABASE_URL", "foo", "DATABASE_URL", "postgres://"),
				Case.of("persistence-sink", "DATABASE_URL", NO_DATABASE, "DATABASE_URL", NOBODY),
				Case.of("persistence-sink", "HISTORY_RETENTION", "abc", "HISTORY_RETENTION", "abc"));
		return tests(Stream.of(ports, brokers, settings).flatMap((cases) -> cases), (refused) -> workers
			.launch(refused.program(), (environment) -> change(environment, refused.settings())))
			.onClose(() -> close(taken));
	}

	@TestFactory
	Stream<DynamicTest> shouldSayInOneLineWhyInfraUpCannotStart() throws IOException {
		ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
		String port = Integer.toString(taken.getLocalPort());
		Path file = Files.writeString(this.folder.resolve("file"), "");
		FolderLock lock = FolderLock.take(this.folder.resolve("used"));
		Stream<Case> cases = Stream.of(Case.of("up", "PORT", port, "port " + port, "PORT"),
				Case.of("up", "KAFKA_PORT", port, "port " + port, "KAFKA_PORT"),
				Case.of("up", "POSTGRES_PORT", port, "port " + port, "POSTGRES_PORT"),
				Case.of("up", "PORT", "abc", "PORT", "abc"),
				Case.of("up", "KAFKA_BOOTSTRAP_SERVERS", "foo", "KAFKA_BOOTSTRAP_SERVERS", "foo"),
				Case.of("up", "DATABASE_URL", "foo", "DATABASE_URL", "postgres://"),
				new Case("up",
						Map.of("DATABASE_URL", NO_DATABASE, "KAFKA_BOOTSTRAP_SERVERS",
								Backends.kafka().bootstrapServers()),
						List.of("DATABASE_URL", NOBODY)),
				new Case("up", Map.of("KAFKA_BOOTSTRAP_SERVERS", NOBODY, "DATABASE_URL", Backends.database().jdbcUrl()),
						List.of("KAFKA_BOOTSTRAP_SERVERS", NOBODY)),
				new Case("up",
						Map.of("BUFFER_WINDOW", "abc", "KAFKA_BOOTSTRAP_SERVERS", Backends.kafka().bootstrapServers(),
								"DATABASE_URL", Backends.database().jdbcUrl()),
						List.of("BUFFER_WINDOW", "abc", "5s")),
				Case.poisoned("up", "OPENAI_API_KEY"), Case.poisoned("up", "LOG_KEY"),
				Case.of("up", "META_ACCESS_TOKEN", SECRET, "META_PHONE_NUMBER_ID", "META_ACCESS_TOKEN"),
				Case.of("up", "REMANSO_DATA", file.resolve("data").toString(), file + "/data", "writable"),
				Case.of("up", "REMANSO_DATA", this.folder.resolve("used").toString(), "in use", "REMANSO_DATA"));
		return tests(cases, this::launchUp).onClose(() -> {
			lock.close();
			close(taken);
		});
	}

	private ServerProcess launchUp(Case refused) {
		Map<String, String> environment = new HashMap<>();
		environment.put("REMANSO_DATA", this.folder.resolve("up" + refused.hashCode()).toString());
		List.of("PORT", "KAFKA_PORT", "POSTGRES_PORT").forEach((port) -> environment.put(port, "0"));
		environment.putAll(refused.settings());
		String up = Installation.findCheckout().resolve("infra/up").toString();
		return ServerProcess.launch("up", List.of(up, "--headless"), environment, URI.create("http://" + NOBODY));
	}

	private interface Launcher {

		ServerProcess launch(Case refused);

	}

	private Stream<DynamicTest> tests(Stream<Case> cases, Launcher launcher) {
		record Run(Case refused, Future<Refusal> refusal) {
		}
		List<Run> runs = cases.map((refused) -> new Run(refused, this.processes.submit(refusal(launcher, refused))))
			.toList();
		return runs.stream()
			.map((run) -> DynamicTest.dynamicTest(run.refused().name(),
					() -> assertThat(run.refusal().get().faults(run.refused().says(), SECRET))
						.as(run.refusal().get().output())
						.isEmpty()));
	}

	private static Callable<Refusal> refusal(Launcher launcher, Case refused) {
		return () -> Refusal.of(launcher.launch(refused));
	}

	private static void change(Map<String, String> environment, Map<String, String> settings) {
		settings.forEach((setting, value) -> {
			if (value.isEmpty()) {
				environment.remove(setting);
			}
			else {
				environment.put(setting, value);
			}
		});
	}

	private static void close(ServerSocket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
