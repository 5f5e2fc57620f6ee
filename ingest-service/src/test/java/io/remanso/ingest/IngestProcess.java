package io.remanso.ingest;

import java.io.File;
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
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;

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

	private Process process;

	IngestProcess(String bootstrapServers, Path log, String... more) throws IOException {
		this.bootstrapServers = bootstrapServers;
		this.log = log;
		this.more = List.of(more);
		this.process = launch();
	}

	private Process launch() throws IOException {
		String java = ProcessHandle.current().info().command().orElse("java");
		String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		List<String> command = new ArrayList<>(List.of(java, "-Xmx192m", "-XX:TieredStopAtLevel=1", "-cp", classPath,
				IngestApplication.class.getName(), "--KAFKA_BOOTSTRAP_SERVERS=" + this.bootstrapServers,
				"--PORT=" + this.port, "--MANAGEMENT_PORT=" + this.managementPort,
				"--WHAPI_WEBHOOK_TOKEN=" + RunningIngest.WHAPI_TOKEN));
		command.addAll(this.more);
		return new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(new File(this.log.toString())))
			.start();
	}

	IngestProcess awaitReady() {
		try (HttpClient http = HttpClient.newHttpClient()) {
			Awaitility.await()
				.atMost(Duration.ofMinutes(2))
				.ignoreExceptionsInstanceOf(IOException.class)
				.until(() -> management(http, "health/readiness").statusCode() == 200);
		}
		return this;
	}

	HttpResponse<String> management(HttpClient http, String endpoint) throws IOException, InterruptedException {
		return http.send(HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:%d/actuator/%s".formatted(this.managementPort, endpoint)))
			.timeout(Duration.ofSeconds(5))
			.build(), BodyHandlers.ofString());
	}

	int port() {
		return this.port;
	}

	URI webhook() {
		return URI.create("http://127.0.0.1:%d/webhooks/whapi".formatted(this.port));
	}

	/** {@code kill -9}, and a start. */
	void killAndRestart() throws IOException, InterruptedException {
		this.process.destroyForcibly();
		this.process.waitFor(20, TimeUnit.SECONDS);
		this.process = launch();
		awaitReady();
	}

	/** SIGTERM; returns the exit code. */
	int terminate() throws InterruptedException {
		askToStop();
		return awaitExit();
	}

	/** SIGTERM. */
	void askToStop() {
		this.process.destroy();
	}

	int awaitExit() throws InterruptedException {
		if (!this.process.waitFor(40, TimeUnit.SECONDS)) {
			throw new AssertionError("the process did not end by itself");
		}
		return this.process.exitValue();
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
		this.process.destroyForcibly();
	}

}
