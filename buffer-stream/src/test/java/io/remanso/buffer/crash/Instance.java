package io.remanso.buffer.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.awaitility.Awaitility;

/**
 * One instance of buffer-stream by its name and its folder, which outlive its processes.
 */
final class Instance implements AutoCloseable {

	private final String name;

	private final List<String> command;

	private final Map<String, String> environment;

	private final Path folder;

	private final Path output;

	private Process process;

	private Instance(String name, List<String> command, Map<String, String> environment, Path folder, Path output) {
		this.name = name;
		this.command = command;
		this.environment = environment;
		this.folder = folder;
		this.output = output;
		this.process = launch();
	}

	static Instance start(String name, String bootstrapServers, Path folder, Variant variant) {
		List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(),
				"-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED",
				"--sun-misc-unsafe-memory-access=allow"));
		command.addAll(variant.arguments());
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), InstanceMain.class.getName()));
		Map<String, String> environment = Map.of("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers, "STATE_DIR",
				folder.resolve(name).toString(), "REMANSO_INSTANCE", name, "BUFFER_WINDOW",
				KillsIT.WINDOW.toMillis() + "ms");
		return new Instance(name, List.copyOf(command), environment, folder.resolve(name),
				folder.resolve(name + ".out"));
	}

	/** {@code kill -9}, and at once a new process in its place. */
	void killAndRestart() {
		kill();
		this.process = launch();
	}

	/** Let it stand still for that long. */
	void stopFor(Duration time) {
		signal("STOP");
		Awaitility.await("the stop of " + this.name).pollDelay(time).timeout(time.multipliedBy(2)).until(() -> true);
		signal("CONT");
	}

	/** Whether tasks were given to it. */
	boolean hasTasks() {
		try (Stream<Path> folders = Files.list(this.folder.resolve("buffer-stream"))) {
			return folders.anyMatch((task) -> task.getFileName().toString().startsWith("0_"));
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** Let it end as a deployment does. */
	void end() {
		this.process.destroy();
		this.process.onExit().join();
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	/** The last lines that its processes have printed. */
	String lastLines() {
		try {
			List<String> lines = Files.readAllLines(this.output);
			return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Process launch() {
		try {
			ProcessBuilder builder = new ProcessBuilder(this.command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(this.output.toFile()));
			builder.environment().putAll(this.environment);
			return builder.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void kill() {
		this.process.destroyForcibly();
		this.process.onExit().join();
	}

	private void signal(String signal) {
		try {
			Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(this.process.pid())).start();
			if (kill.onExit().join().exitValue() != 0) {
				throw new IllegalStateException("no process to send " + signal);
			}
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
