package io.remanso.buffer.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.remanso.testkit.process.ChildProcess;

/**
 * One instance of buffer-stream by its name and its folder, which outlive its processes.
 */
final class Instance implements AutoCloseable {

	private final String name;

	private final List<String> command;

	private final Map<String, String> environment;

	private final Path folder;

	private final Path output;

	private ChildProcess process;

	private Instance(String name, List<String> command, Map<String, String> environment, Path folder, Path output) {
		this.name = name;
		this.command = command;
		this.environment = environment;
		this.folder = folder;
		this.output = output;
		this.process = launch();
	}

	static Instance start(String name, String bootstrapServers, Path folder, Variant variant) {
		List<String> options = new ArrayList<>(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
				"--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
		options.addAll(variant.arguments());
		List<String> command = ChildProcess.java(options, InstanceMain.class, List.of());
		Map<String, String> environment = Map.of("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers, "STATE_DIR",
				folder.resolve(name).toString(), "REMANSO_INSTANCE", name, "BUFFER_WINDOW",
				KillsIT.WINDOW.toMillis() + "ms");
		return new Instance(name, command, environment, folder.resolve(name), folder.resolve(name + ".out"));
	}

	/** {@code kill -9}, and at once a new process in its place. */
	void killAndRestart() {
		this.process.kill();
		this.process = launch();
	}

	/** Let it stand still for that long. */
	void stopFor(Duration time) {
		this.process.stopFor(time);
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
		this.process.terminate();
		this.process.awaitExit(Duration.ofMinutes(2));
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	/** The last lines that its processes have printed. */
	String lastLines() {
		return this.process.lastLines();
	}

	private ChildProcess launch() {
		return ChildProcess.start(this.name, this.command, this.environment, this.output);
	}

	@Override
	public void close() {
		this.process.close();
	}

}
