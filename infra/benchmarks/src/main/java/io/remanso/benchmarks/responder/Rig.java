package io.remanso.benchmarks.responder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.remanso.contracts.topic.Topic;
import io.remanso.contracts.topic.TopicProvisioner;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.crash.Installation;
import io.remanso.crash.ServerProcess;
import io.remanso.embedded.EmbeddedBroker;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.SimulatorOptions;
import io.remanso.simulator.payloads.MetaBody;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A broker and the simulator in this process, and the responder's jar in one of its own.
 */
final class Rig implements AutoCloseable {

	private final Path folder = temporaryFolder();

	private final EmbeddedBroker broker = EmbeddedBroker.start(this.folder);

	private final Simulator simulator = Simulator.start(SimulatorOptions.echo());

	private final Producer<byte[], byte[]> producer;

	private final OutcomeLog outcomes;

	/** When a turn could be read, by the line that it says. */
	private final Map<String, Instant> visible = new ConcurrentHashMap<>();

	private final AtomicInteger numbers = new AtomicInteger();

	Rig() {
		TopicProvisioner.provision(this.broker.bootstrapServers());
		// One request at a time: a broker that has just made its topics refuses the first
		// ones,
		// and what was sent after them may not arrive ahead of them.
		this.producer = new KafkaProducer<>(
				Map.of("bootstrap.servers", this.broker.bootstrapServers(), "linger.ms", 0, "acks", "all",
						"max.in.flight.requests.per.connection", 1),
				new ByteArraySerializer(), new ByteArraySerializer());
		this.outcomes = OutcomeLog.start(this.broker.bootstrapServers());
	}

	Simulator simulator() {
		return this.simulator;
	}

	OutcomeLog outcomes() {
		return this.outcomes;
	}

	Map<String, Instant> visible() {
		return this.visible;
	}

	/** Start the responder with these settings besides the usual ones; it is ready. */
	ServerProcess launch(Map<String, String> more, String... options) {
		int port = freePort();
		Map<String, String> environment = new HashMap<>();
		environment.put("KAFKA_BOOTSTRAP_SERVERS", this.broker.bootstrapServers());
		environment.put("MANAGEMENT_PORT", Integer.toString(port));
		environment.put("REMANSO_INSTANCE", "bench-0");
		environment.put("OPENAI_API_KEY", "sk-bench");
		environment.put("OPENAI_BASE_URL", this.simulator.openAiBaseUrl());
		environment.put("WHAPI_TOKEN", "whapi-bench");
		environment.put("WHAPI_BASE_URL", this.simulator.whapiBaseUrl());
		environment.put("META_ACCESS_TOKEN", "meta-bench");
		environment.put("META_PHONE_NUMBER_ID", MetaBody.PHONE_NUMBER_ID);
		environment.put("META_BASE_URL", this.simulator.metaBaseUrl());
		environment.put("LOGGING_LEVEL_ROOT", "WARN");
		environment.putAll(more);
		Path checkout = Installation.findCheckout();
		Path jar = checkout.resolve("responder-service/target/responder-service.jar");
		String java = ProcessHandle.current().info().command().orElse("java");
		List<String> command = new ArrayList<>(
				List.of(java, "@" + checkout.resolve("infra/deploy/jvm/responder-service.args"), "-Xmx512m"));
		command.addAll(List.of(options));
		command.addAll(List.of("-jar", jar.toString()));
		return ServerProcess
			.launch("responder-service", command, environment,
					URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(port)))
			.awaitReady();
	}

	/** A number that no turn of this rig has had. */
	int nextNumber() {
		return this.numbers.incrementAndGet();
	}

	/** Write a turn; it counts as visible once the broker has it. */
	void write(ClosedBuffer buffer, String line) {
		var _ = this.producer.send(record(Topics.CLOSED_BUFFERS, buffer.userId(), buffer),
				(_, _) -> this.visible.put(line, Instant.now()));
	}

	<V> void write(Topic<V> topic, String key, V value) {
		var _ = this.producer.send(record(topic, key, value));
	}

	private static <V> ProducerRecord<byte[], byte[]> record(Topic<V> topic, String key, V value) {
		return new ProducerRecord<>(topic.name(), key.getBytes(UTF_8), topic.serde().serialize(value));
	}

	@Override
	public void close() {
		this.outcomes.close();
		this.producer.close();
		this.simulator.close();
		this.broker.close();
		delete(this.folder);
	}

	private static void delete(Path folder) {
		try (Stream<Path> paths = Files.walk(folder)) {
			for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
				Files.deleteIfExists(path);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Path temporaryFolder() {
		try {
			return Files.createTempDirectory("remanso-responder-");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
