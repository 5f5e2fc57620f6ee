package io.remanso.responder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A worker in a process of its own, to be stopped and killed.
 */
final class WorkerProcess implements AutoCloseable {

	private final Process process;

	private final Path output;

	private WorkerProcess(Process process, Path output) {
		this.process = process;
		this.output = output;
	}

	static WorkerProcess start(String... settings) {
		String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		List<String> command = new ArrayList<>(
				List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx256m", "-XX:TieredStopAtLevel=1",
						"-cp", classPath, ResponderApplication.class.getName(), "--server.port=0"));
		command.addAll(List.of(settings));
		try {
			Path output = Files.createTempFile("responder-", ".out");
			return new WorkerProcess(
					new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start(),
					output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** As a long pause of the whole machine. */
	void suspend() {
		signal("STOP");
	}

	void resume() {
		signal("CONT");
	}

	void requireRunning() {
		if (!this.process.isAlive()) {
			throw new IllegalStateException(
					"a worker ended with %d:%n%s".formatted(this.process.exitValue(), output()));
		}
	}

	/** What it has logged so far. */
	String output() {
		try {
			return Files.readString(this.output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void signal(String name) {
		try {
			int exit = new ProcessBuilder("kill", "-" + name, Long.toString(this.process.pid())).inheritIO()
				.start()
				.waitFor();
			if (exit != 0) {
				throw new IllegalStateException("kill -" + name + " ended with " + exit);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
		try {
			boolean _ = this.process.waitFor(10, TimeUnit.SECONDS);
			Files.deleteIfExists(this.output);
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
