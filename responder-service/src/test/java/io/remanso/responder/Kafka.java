package io.remanso.responder;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.remanso.contracts.topic.DeadLetter;
import io.remanso.contracts.topic.Topic;
import io.remanso.contracts.topic.TopicProvisioner;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.wire.EventHeaders;
import io.remanso.responder.partition.Work;
import io.remanso.testkit.Backends;
import io.remanso.testkit.TestKafka;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A broker, usually the shared one, with all topics: writes what the other workers would,
 * reads what every reader may. Each test uses turns of its own.
 */
final class Kafka implements AutoCloseable {

	static final String GROUP = "responder-service";

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final String bootstrapServers;

	private final @Nullable TestKafka own;

	private final Producer<byte[], byte[]> producer;

	// For the ends, which tests ask for many times a second.
	private final Admin ends;

	private final Reader outcomes;

	private final Reader deadLetters;

	Kafka() {
		this(Backends.kafka(), null);
	}

	private Kafka(TestKafka broker, @Nullable TestKafka own) {
		this.bootstrapServers = broker.bootstrapServers();
		this.own = own;
		TopicProvisioner.provision(this.bootstrapServers);
		this.producer = new KafkaProducer<>(Map.of("bootstrap.servers", this.bootstrapServers),
				new ByteArraySerializer(), new ByteArraySerializer());
		this.ends = admin();
		this.outcomes = new Reader(Topics.OUTCOMES.name());
		this.deadLetters = new Reader(Topics.DLQ);
	}

	/** With a broker of its own: for tests that run beside others. */
	static Kafka alone() {
		TestKafka broker = Backends.newKafka();
		return new Kafka(broker, broker);
	}

	String bootstrapServers() {
		return this.bootstrapServers;
	}

	Admin admin() {
		return Admin.create(Map.of("bootstrap.servers", this.bootstrapServers));
	}

	void write(ClosedBuffer buffer) {
		write(Topics.CLOSED_BUFFERS, buffer.userId(), buffer);
	}

	<V> void write(Topic<V> topic, String key, V value) {
		writeBytes(topic.name(), key, topic.serde().serialize(value));
	}

	void writeBytes(String topic, String key, byte @Nullable [] value) {
		try {
			this.producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value)).get();
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
	}

	List<Outcome> outcomesOf(String turnId) {
		return outcomes().stream().filter((outcome) -> outcome.turnId().equals(turnId)).toList();
	}

	/** The ends of these turns, in the order of their partitions. */
	List<Outcome.Terminal> endsOf(Set<String> turns) {
		return outcomes().stream()
			.filter(Outcome.Terminal.class::isInstance)
			.map(Outcome.Terminal.class::cast)
			.filter((end) -> turns.contains(end.turnId()))
			.toList();
	}

	/** Wait until each of these turns has ended, which each may once. */
	List<Outcome.Terminal> awaitEnds(Set<String> turns) {
		return awaitEnds(turns, PATIENCE);
	}

	List<Outcome.Terminal> awaitEnds(Set<String> turns, Duration patience) {
		Awaitility.await("the turns' ends").atMost(patience).until(() -> endsOf(turns).size() >= turns.size());
		List<Outcome.Terminal> ends = endsOf(turns);
		if (ends.size() != turns.size()) {
			throw new AssertionError("%d turns have %d ends".formatted(turns.size(), ends.size()));
		}
		return ends;
	}

	Outcome.Terminal awaitEnd(ClosedBuffer buffer) {
		return awaitEnds(Set.of(buffer.turnId())).getFirst();
	}

	List<Outcome> outcomes() {
		return this.outcomes.all()
			.stream()
			.map((record) -> Topics.OUTCOMES.serde().deserialize(record.value()))
			.toList();
	}

	List<ConsumerRecord<byte[], byte[]>> deadLetters() {
		return this.deadLetters.all();
	}

	/** The dead letters of one record. */
	List<ConsumerRecord<byte[], byte[]>> deadLettersOf(Work work) {
		String offset = Long.toString(work.record().offset());
		return deadLetters().stream()
			.filter((letter) -> offset.equals(EventHeaders.get(letter.headers(), DeadLetter.OFFSET)))
			.filter((letter) -> Arrays.equals(letter.key(), work.record().key()))
			.toList();
	}

	/**
	 * Needs an empty group: a static member that has left stays until its session ends.
	 */
	void deleteOffsets() {
		try (Admin admin = admin()) {
			Set<TopicPartition> partitions = IntStream.range(0, Topics.PARTITIONS)
				.mapToObj((n) -> new TopicPartition(Topics.CLOSED_BUFFERS.name(), n))
				.collect(Collectors.toSet());
			Awaitility.await("the group's offsets to be deleted").atMost(PATIENCE).ignoreExceptions().until(() -> {
				admin.deleteConsumerGroupOffsets(GROUP, partitions).all().get();
				return true;
			});
		}
	}

	/** Wait until every closed buffer is finished. */
	void awaitAllCommitted() {
		try (Admin admin = admin(); Reader buffers = new Reader(Topics.CLOSED_BUFFERS.name())) {
			Map<Integer, Long> last = buffers.all()
				.stream()
				.collect(Collectors.toMap(ConsumerRecord::partition, ConsumerRecord::offset, Math::max));
			Awaitility.await("every closed buffer to be finished").atMost(PATIENCE).until(() -> {
				var committed = admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get();
				return last.entrySet().stream().allMatch((entry) -> {
					var offset = committed.get(new TopicPartition(Topics.CLOSED_BUFFERS.name(), entry.getKey()));
					return offset != null && offset.offset() > entry.getValue();
				});
			});
		}
	}

	@Override
	public void close() {
		this.producer.close();
		this.outcomes.close();
		this.deadLetters.close();
		this.ends.close();
		if (this.own != null) {
			this.own.close();
		}
	}

	/** Every record of a topic whose commit was answered, read on demand. */
	private final class Reader implements AutoCloseable {

		private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

		private final Consumer<byte[], byte[]> consumer;

		Reader(String topic) {
			Map<String, Object> config = new HashMap<>();
			config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, Kafka.this.bootstrapServers);
			config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
			config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
			this.consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
			List<TopicPartition> partitions = this.consumer.partitionsFor(topic)
				.stream()
				.map((partition) -> new TopicPartition(topic, partition.partition()))
				.toList();
			this.consumer.assign(partitions);
			this.consumer.seekToBeginning(partitions);
		}

		synchronized List<ConsumerRecord<byte[], byte[]>> all() {
			Map<TopicPartition, Long> ends = ends();
			while (ends.entrySet().stream().anyMatch((end) -> this.consumer.position(end.getKey()) < end.getValue())) {
				this.consumer.poll(Duration.ofMillis(50)).forEach(this.records::add);
			}
			return List.copyOf(this.records);
		}

		// Open transactions included: the broker answers a commit before it writes the
		// marker that shows the records, so what was just committed may still lie behind
		// the end that readers of committed records are told.
		private Map<TopicPartition, Long> ends() {
			Map<TopicPartition, OffsetSpec> newest = this.consumer.assignment()
				.stream()
				.collect(Collectors.toMap((partition) -> partition, (_) -> OffsetSpec.latest()));
			try {
				return Kafka.this.ends.listOffsets(newest, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
					.all()
					.get()
					.entrySet()
					.stream()
					.collect(Collectors.toMap(Map.Entry::getKey, (end) -> end.getValue().offset()));
			}
			catch (InterruptedException | ExecutionException ex) {
				throw new IllegalStateException(ex);
			}
		}

		@Override
		public void close() {
			this.consumer.close();
		}

	}

}
