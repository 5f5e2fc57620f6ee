package io.remanso.benchmarks.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.remanso.crash.ServerProcess;

/**
 * A server as a process of its own.
 */
record Server(ServerProcess process, Target target) implements AutoCloseable {

	/** Tomcat and a bare servlet that only reads. */
	static Server bare(Path checkout) {
		int port = freePort();
		return launch(checkout, "null-server", benchmarks(checkout, "null-server", Integer.toString(port)), Map.of(),
				port, "http://127.0.0.1:%d/".formatted(port));
	}

	/** Spring MVC that only reads. */
	static Server nothing(Path checkout) {
		return plain(checkout, List.of());
	}

	/** Spring MVC with one blocking send. */
	static Server oneSend(Path checkout, String bootstrapServers) {
		return plain(checkout, List.of(bootstrapServers));
	}

	private static Server plain(Path checkout, List<String> more) {
		int port = freePort();
		List<String> arguments = new ArrayList<>(benchmarks(checkout, "plain-server", Integer.toString(port)));
		arguments.addAll(more);
		return launch(checkout, "plain-server", arguments, Map.of(), port, "http://127.0.0.1:%d/".formatted(port));
	}

	private static List<String> benchmarks(Path checkout, String name, String port) {
		return List.of("-jar", checkout.resolve("infra/benchmarks/target/benchmarks.jar").toString(), name, port);
	}

	static Server ingest(Path checkout, String bootstrapServers) {
		int port = freePort();
		int management = freePort();
		Map<String, String> environment = Map.of("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers, "PORT",
				Integer.toString(port), "MANAGEMENT_PORT", Integer.toString(management), "WHAPI_WEBHOOK_TOKEN",
				Target.WHAPI_TOKEN, "META_APP_SECRET", Target.META_SECRET, "META_VERIFY_TOKEN", "benchmark-verify");
		return launch(checkout, "ingest-service",
				List.of("-jar", checkout.resolve("ingest-service/target/ingest-service.jar").toString()), environment,
				port, "http://127.0.0.1:%d/actuator/health/readiness".formatted(management));
	}

	// All with the JVM's arguments that ingest-service's image has.
	private static Server launch(Path checkout, String name, List<String> arguments, Map<String, String> environment,
			int port, String readiness) {
		ArrayList<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"),
				"@" + checkout.resolve("infra/deploy/jvm/ingest-service.args")));
		command.addAll(arguments);
		ServerProcess process = ServerProcess.launch(name, command, environment, URI.create(readiness));
		return new Server(process.awaitReady(), new Target(port));
	}

	Load load(int connections, Supplier<byte[]> requests) {
		return new Load(this.target, connections, requests);
	}

	@Override
	public void close() {
		this.process.close();
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
