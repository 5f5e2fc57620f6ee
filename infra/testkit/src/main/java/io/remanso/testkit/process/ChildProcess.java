package io.remanso.testkit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A process that a test starts and does not leave behind. One that does not become what
 * it is waited for is ended, and the failure shows what its threads did and the last that
 * it printed.
 */
public final class ChildProcess implements AutoCloseable {

	private static final Duration KILLED = Duration.ofSeconds(30);

	private static final int LAST_LINES = 200;

	private final String name;

	private final Process process;

	private final Path output;

	private ChildProcess(String name, Process process, Path output) {
		this.name = name;
		this.process = process;
		this.output = output;
	}

	/**
	 * Start without waiting.
	 * @param name for people
	 * @param command with its arguments
	 * @param environment added to this process's own
	 * @param output the file at whose end stands what it prints
	 */
	public static ChildProcess start(String name, List<String> command, Map<String, String> environment, Path output) {
		try {
			ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
			builder.environment().putAll(environment);
			return new ChildProcess(name, builder.start(), output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The command that runs a main class of this class path on this Java.
	 * @param options of the JVM
	 */
	public static List<String> java(List<String> options, Class<?> main, List<String> arguments) {
		List<String> command = new ArrayList<>(List.of(java()));
		command.addAll(options);
		command.addAll(List.of("-cp",
				System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), main.getName()));
		command.addAll(arguments);
		return command;
	}

	/** This Java's launcher. */
	public static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

	/** A file for what a process prints. */
	public static Path newOutput(String name) {
		try {
			return Files.createTempFile("remanso-" + name + "-", ".out");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Wait until an address answers 200.
	 * @throws AssertionError where it does not in time; the process is gone then
	 */
	public void awaitReady(URI readiness, Duration patience) {
		try (HttpClient http = HttpClient.newHttpClient()) {
			await("to be ready", patience, () -> isReady(http, readiness));
		}
	}

	private static boolean isReady(HttpClient http, URI readiness) throws InterruptedException {
		try {
			return http
				.send(HttpRequest.newBuilder(readiness).timeout(Duration.ofSeconds(5)).build(),
						HttpResponse.BodyHandlers.discarding())
				.statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Wait until something is so.
	 * @throws AssertionError where it is not in time; the process is gone then
	 */
	public void await(String what, Duration patience, Callable<Boolean> condition) {
		try {
			Awaitility.await(this.name + " " + what)
				.atMost(patience)
				.pollInterval(Duration.ofMillis(100))
				.until(() -> !this.process.isAlive() || condition.call());
		}
		catch (ConditionTimeoutException ex) {
			String threads = ThreadDump.of(pid());
			kill();
			throw new AssertionError("%s, and was ended. Its threads: %s%nIts last lines:%n%s"
				.formatted(ex.getMessage(), threads, lastLines()), ex);
		}
		requireRunning();
	}

	/** Fail with its last lines where it has ended. */
	public void requireRunning() {
		if (!isAlive()) {
			throw new AssertionError(
					"%s ended with %d:%n%s".formatted(this.name, this.process.exitValue(), lastLines()));
		}
	}

	public long pid() {
		return this.process.pid();
	}

	public boolean isAlive() {
		return this.process.isAlive();
	}

	public ProcessHandle handle() {
		return this.process.toHandle();
	}

	/** As a long pause of the whole machine. */
	public void suspend() {
		signal("STOP");
	}

	public void resume() {
		signal("CONT");
	}

	/** Let it stand still for that long. */
	public void stopFor(Duration time) {
		suspend();
		Awaitility.await("the stop of " + this.name).pollDelay(time).timeout(time.multipliedBy(2)).until(() -> true);
		resume();
	}

	private void signal(String signal) {
		try {
			int exit = new ProcessBuilder("kill", "-" + signal, Long.toString(pid())).start()
				.onExit()
				.join()
				.exitValue();
			if (exit != 0) {
				throw new IllegalStateException("kill -%s %s ended with %d".formatted(signal, this.name, exit));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Ask it to end, as Ctrl-C does. */
	public void terminate() {
		this.process.destroy();
	}

	/**
	 * Wait until it has ended; returns the exit code.
	 * @throws AssertionError where it has not in time; it is gone then
	 */
	public int awaitExit(Duration patience) {
		try {
			if (!this.process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
				String threads = ThreadDump.of(pid());
				kill();
				throw new AssertionError("%s did not end within %s. Its threads: %s%nIts last lines:%n%s"
					.formatted(this.name, patience, threads, lastLines()));
			}
			return this.process.exitValue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** {@code kill -9}; its child processes, as PostgreSQL's, go on. */
	public void kill() {
		this.process.destroyForcibly();
		this.process.onExit().orTimeout(KILLED.toSeconds(), TimeUnit.SECONDS).join();
	}

	/** What it has printed so far, and what stood in the file before. */
	public String output() {
		try {
			return Files.readString(this.output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The last lines that it has printed. */
	public String lastLines() {
		List<String> lines = output().lines().toList();
		return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
	}

	@Override
	public void close() {
		kill();
	}

}
