package io.remanso.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.remanso.testkit.process.ChildProcess;

/**
 * A part of Remanso, or all of it, as a process of its own. Closing it stops it as Ctrl-C
 * does, and kills it where that takes too long.
 */
public final class ServerProcess implements AutoCloseable {

	// Twice what a cold start may take on two busy cores.
	private static final Duration START = Duration.ofMinutes(2);

	private static final Duration STOP = Duration.ofMinutes(1);

	/** What a process exits with that was stopped by SIGTERM: 128 and the signal. */
	public static final int STOPPED = 143;

	private static final long KIBIBYTE = 1024;

	private final URI readiness;

	private final ChildProcess process;

	private ServerProcess(URI readiness, ChildProcess process) {
		this.readiness = readiness;
		this.process = process;
	}

	/**
	 * Start without waiting.
	 * @param name for people
	 * @param command with its arguments
	 * @param environment added to this process's own
	 * @param readiness answers 200 once it works
	 */
	public static ServerProcess launch(String name, List<String> command, Map<String, String> environment,
			URI readiness) {
		return new ServerProcess(readiness,
				ChildProcess.start(name, command, environment, ChildProcess.newOutput(name)));
	}

	/**
	 * Wait until the readiness address answers 200; returns this.
	 * @throws AssertionError where it does not in time; it is gone then
	 */
	public ServerProcess awaitReady() {
		this.process.awaitReady(this.readiness, START);
		return this;
	}

	/** What it answers at a path beside its readiness. */
	public String get(String path) {
		try (HttpClient http = HttpClient.newHttpClient()) {
			return http
				.send(HttpRequest.newBuilder(this.readiness.resolve(path)).timeout(Duration.ofSeconds(20)).build(),
						HttpResponse.BodyHandlers.ofString())
				.body();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** Stop as Ctrl-C does; returns the exit code. */
	public int stop() {
		this.process.terminate();
		return awaitExit();
	}

	/** {@code kill -9}; its child processes, as PostgreSQL's, go on. */
	public void kill() {
		this.process.kill();
	}

	/** Wait until the process has ended by itself; returns the exit code. */
	public int awaitExit() {
		return this.process.awaitExit(STOP);
	}

	/** What it has printed so far. */
	public String output() {
		return this.process.output();
	}

	/**
	 * Memory of the JVM, in bytes: its own resident pages and its share of those that
	 * others map too.
	 */
	public long residentBytes() {
		return residentBytes(this.process.handle());
	}

	/**
	 * Memory of the PostgreSQL that runs on this data, all its processes, each shared
	 * page counted once. It is nobody's child: it is started as a daemon.
	 * @param data of the installation
	 */
	public static long databaseResidentBytes(Path data) throws IOException {
		try (Stream<String> lines = Files.lines(data.resolve("postgres/data/postmaster.pid"))) {
			long pid = Long.parseLong(lines.findFirst().orElseThrow().strip());
			return ProcessHandle.of(pid)
				.stream()
				.flatMap((server) -> Stream.concat(Stream.of(server), server.descendants()))
				.mapToLong(ServerProcess::residentBytes)
				.sum();
		}
	}

	private static long residentBytes(ProcessHandle process) {
		Path rollup = Path.of("/proc", Long.toString(process.pid()), "smaps_rollup");
		try (Stream<String> lines = Files.lines(rollup)) {
			return lines.filter((line) -> line.startsWith("Pss:"))
				.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE)
				.sum();
		}
		catch (IOException ex) {
			return 0;
		}
	}

	@Override
	public void close() {
		if (this.process.isAlive()) {
			stop();
		}
	}

}
