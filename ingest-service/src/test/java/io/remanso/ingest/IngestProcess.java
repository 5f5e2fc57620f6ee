package io.remanso.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.remanso.testkit.process.ChildProcess;

/**
 * The service as a process of its own, to be stopped and killed, and started again on the
 * same ports.
 */
final class IngestProcess implements AutoCloseable {

	private final String bootstrapServers;

	private final Path log;

	private final List<String> more;

	private final int port = freePort();

	private final int managementPort = freePort();

	private ChildProcess process;

	IngestProcess(String bootstrapServers, Path log, String... more) {
		this.bootstrapServers = bootstrapServers;
		this.log = log;
		this.more = List.of(more);
		this.process = launch();
	}

	private ChildProcess launch() {
		List<String> arguments = new ArrayList<>(List.of("--KAFKA_BOOTSTRAP_SERVERS=" + this.bootstrapServers,
				"--PORT=" + this.port, "--MANAGEMENT_PORT=" + this.managementPort,
				"--WHAPI_WEBHOOK_TOKEN=" + RunningIngest.WHAPI_TOKEN));
		arguments.addAll(this.more);
		return ChildProcess.start("ingest",
				ChildProcess.java(List.of("-Xmx192m", "-XX:TieredStopAtLevel=1"), IngestApplication.class, arguments),
				Map.of(), this.log);
	}

	IngestProcess awaitReady() {
		this.process.awaitReady(management("health/readiness"), Duration.ofMinutes(2));
		return this;
	}

	HttpResponse<String> management(HttpClient http, String endpoint) throws IOException, InterruptedException {
		return http.send(HttpRequest.newBuilder(management(endpoint)).timeout(Duration.ofSeconds(5)).build(),
				BodyHandlers.ofString());
	}

	private URI management(String endpoint) {
		return URI.create("http://127.0.0.1:%d/actuator/%s".formatted(this.managementPort, endpoint));
	}

	int port() {
		return this.port;
	}

	URI webhook() {
		return URI.create("http://127.0.0.1:%d/webhooks/whapi".formatted(this.port));
	}

	/** {@code kill -9}, and a start. */
	void killAndRestart() {
		this.process.kill();
		this.process = launch();
		awaitReady();
	}

	/** SIGTERM; returns the exit code. */
	int terminate() {
		askToStop();
		return awaitExit();
	}

	/** SIGTERM. */
	void askToStop() {
		this.process.terminate();
	}

	int awaitExit() {
		return this.process.awaitExit(Duration.ofSeconds(40));
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.process.close();
	}

}
