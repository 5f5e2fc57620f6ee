package io.remanso.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL process that {@code postmaster.pid} of a data folder names. A killed JVM
 * leaves it running, or the file stale; and after a reboot its number can belong to
 * anything. So a process counts as ours only where file, program and start time agree.
 */
final class DatabaseProcess {

	private static final Logger log = LoggerFactory.getLogger(DatabaseProcess.class);

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(60);

	// The file has whole seconds, and the kernel's start times come with a jiffy's error.
	private static final Duration START_TOLERANCE = Duration.ofSeconds(3);

	private final Path pidFile;

	DatabaseProcess(Path data) {
		this.pidFile = data.resolve("postmaster.pid");
	}

	/**
	 * Stops the server that still runs on this folder, if one does, and removes a stale
	 * file. Only for whoever holds the folder's lock.
	 */
	void stopLeftover() throws IOException {
		if (!Files.exists(this.pidFile)) {
			return;
		}
		Optional<ProcessHandle> leftover = find();
		if (leftover.isPresent()) {
			log.info("Stopping PostgreSQL process {} that a killed run left behind", leftover.get().pid());
			interrupt(leftover.get());
			awaitEnd(leftover.get());
		}
		Files.deleteIfExists(this.pidFile);
	}

	/**
	 * Waits until the process is gone that was asked to stop.
	 */
	void awaitEnd() throws IOException {
		Optional<ProcessHandle> running = find();
		if (running.isPresent()) {
			awaitEnd(running.get());
		}
	}

	private Optional<ProcessHandle> find() throws IOException {
		if (!Files.exists(this.pidFile)) {
			return Optional.empty();
		}
		List<String> lines = Files.readAllLines(this.pidFile);
		if (lines.size() < 3) {
			return Optional.empty();
		}
		Instant started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
		return ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter((process) -> isServer(process, started));
	}

	private static boolean isServer(ProcessHandle process, Instant started) {
		ProcessHandle.Info info = process.info();
		boolean program = info.command().filter((command) -> command.contains("postgres")).isPresent();
		return program && info.startInstant()
			.filter((instant) -> Duration.between(instant, started).abs().compareTo(START_TOLERANCE) <= 0)
			.isPresent();
	}

	/**
	 * Fast shutdown: unlike with the signal that {@link ProcessHandle#destroy()} sends,
	 * nobody's open session delays it.
	 */
	private static void interrupt(ProcessHandle process) throws IOException {
		new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).inheritIO().start();
	}

	private static void awaitEnd(ProcessHandle process) throws IOException {
		try {
			process.onExit().get(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
		}
		catch (TimeoutException | ExecutionException ex) {
			throw new IOException("PostgreSQL process " + process.pid() + " does not stop", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted while PostgreSQL process " + process.pid() + " stops", ex);
		}
	}

}
