package io.remanso.benchmarks.buffers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.remanso.contracts.topic.KafkaUnreachableException;
import io.remanso.contracts.topic.TopicProvisioner;
import io.remanso.contracts.topic.Topics;
import io.remanso.crash.Installation;
import io.remanso.embedded.EmbeddedBroker;
import io.remanso.testkit.process.ChildProcess;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.springframework.util.FileSystemUtils;

/**
 * A broker in a process of its own, with all topics, and workers against it. One for each
 * measurement, so that none finds another's records.
 */
final class Bench implements AutoCloseable {

	/** The name under which {@code Benchmarks} starts the broker. */
	public static final String BROKER = "broker";

	private final Path folder;

	private final int port = Installation.freePort();

	private final ChildProcess broker;

	Bench(Path folder) {
		this.folder = folder;
		this.broker = java("broker", ownJar(), List.of(BROKER, folder.toString(), Integer.toString(this.port)),
				Map.of(),
				List.of("-Xmx1g", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
		this.broker.await("to be there", Duration.ofMinutes(2), this::provision);
		awaitLeaders();
	}

	private boolean provision() {
		try {
			TopicProvisioner.provision(servers());
			return true;
		}
		catch (KafkaUnreachableException ex) {
			return false;
		}
	}

	// Right after its creation a partition has no leader yet: the ends are there when all
	// have one.
	private void awaitLeaders() {
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
				Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers()), new ByteArrayDeserializer(),
				new ByteArrayDeserializer())) {
			consumer.endOffsets(IntStream.range(0, Topics.PARTITIONS)
				.mapToObj((number) -> new TopicPartition(Topics.INBOUND.name(), number))
				.toList(), Duration.ofMinutes(1));
		}
	}

	/** What the broker's own process does. */
	static void serve(Path folder, int port) {
		EmbeddedBroker.start(folder.resolve("kafka"), port).failure().join();
	}

	String servers() {
		return "127.0.0.1:" + this.port;
	}

	Path folder() {
		return this.folder;
	}

	ChildProcess broker() {
		return this.broker;
	}

	/** A buffer-stream by its name, which finds its state again. */
	ChildProcess worker(String name, Map<String, String> settings) {
		Map<String, String> environment = new HashMap<>(settings);
		environment.put("KAFKA_BOOTSTRAP_SERVERS", servers());
		environment.put("MANAGEMENT_PORT", Integer.toString(Installation.freePort()));
		environment.put("STATE_DIR", this.folder.resolve(name).toString());
		environment.put("REMANSO_INSTANCE", name);
		environment.put("LOGGING_LEVEL_IO_REMANSO", "error");
		Path jar = Installation.findCheckout().resolve("buffer-stream/target/buffer-stream.jar");
		return java(name, jar, List.of(), environment, imageArguments());
	}

	/** How many bytes the state of a worker takes. */
	long stateSize(String name) {
		try (Stream<Path> files = Files.walk(this.folder.resolve(name))) {
			return files.map(Path::toFile).filter(File::isFile).mapToLong(File::length).sum();
		}
		catch (IOException | UncheckedIOException ex) {
			// A file that went away under the walk.
			return -1;
		}
	}

	/** A Streams app of this module. */
	ChildProcess own(String name) {
		return java(name, ownJar(), List.of(name, servers(), this.folder.resolve(name).toString()), Map.of(),
				imageArguments());
	}

	// The worker and what it is measured against: as the worker's image starts it.
	private static List<String> imageArguments() {
		return List.of("@" + Installation.findCheckout().resolve("infra/deploy/jvm/buffer-stream.args"), "-Xmx1g");
	}

	// The child prints to a file in the folder.
	private ChildProcess java(String name, Path jar, List<String> arguments, Map<String, String> environment,
			List<String> jvm) {
		List<String> command = new ArrayList<>(List.of(ChildProcess.java()));
		command.addAll(jvm);
		command.addAll(List.of("-jar", jar.toString()));
		command.addAll(arguments);
		return ChildProcess.start(name, command, environment, this.folder.resolve(jar.getFileName() + ".out"));
	}

	private static Path ownJar() {
		return Installation.findCheckout().resolve("infra/benchmarks/target/benchmarks.jar");
	}

	@Override
	public void close() {
		this.broker.close();
		// Gigabytes, at full scale.
		try {
			FileSystemUtils.deleteRecursively(this.folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
