package io.remanso.benchmarks.buffers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;

/**
 * A Java process of ours that can be killed, stopped and let go on.
 */
final class Child implements AutoCloseable {

	private final Process process;

	private Child(Process process) {
		this.process = process;
	}

	/**
	 * Run a jar with these arguments; what it prints goes to a file in {@code folder}.
	 */
	static Child start(Path jar, List<String> arguments, Map<String, String> environment, Path folder,
			List<String> jvm) {
		List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
		command.addAll(jvm);
		command.addAll(List.of("-jar", jar.toString()));
		command.addAll(arguments);
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve(jar.getFileName() + ".out").toFile()));
		builder.environment().putAll(environment);
		try {
			return new Child(builder.start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Let it stand still for that long. */
	void stopFor(Duration time) {
		signal("STOP");
		Awaitility.await("the end of a stop").pollDelay(time).timeout(time.multipliedBy(2)).until(() -> true);
		signal("CONT");
	}

	void kill() {
		this.process.destroyForcibly();
		this.process.onExit().join();
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	private void signal(String signal) {
		try {
			new ProcessBuilder("kill", "-" + signal, Long.toString(this.process.pid())).start().onExit().join();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		kill();
	}

}
