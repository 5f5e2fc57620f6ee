package io.remanso.benchmarks.buffers;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.Outcome;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Reads committed turns only, tells them, and feeds an outcome of each back at once.
 */
final class Answers implements AutoCloseable {

	private static final Memory NOTHING = new Memory(null, null, null, List.of());

	private final String servers;

	private final BiConsumer<ClosedBuffer, Instant> told;

	private final AtomicLong messages = new AtomicLong();

	private final Thread thread;

	private volatile boolean goesOn = true;

	/**
	 * Begin.
	 * @param told of each turn and of the time at which it was read; on the thread that
	 * reads
	 */
	Answers(String servers, BiConsumer<ClosedBuffer, Instant> told) {
		this.servers = servers;
		this.told = told;
		this.thread = Thread.ofPlatform().name("answers").start(this::run);
	}

	private void run() {
		try (KafkaConsumer<String, ClosedBuffer> consumer = new KafkaConsumer<>(
				Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, this.servers, ConsumerConfig.ISOLATION_LEVEL_CONFIG,
						"read_committed"),
				new StringDeserializer(), Topics.CLOSED_BUFFERS.serde().deserializer());
				KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
						Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, this.servers), new StringSerializer(),
						new ByteArraySerializer())) {
			List<TopicPartition> partitions = IntStream.range(0, Topics.PARTITIONS)
				.mapToObj((number) -> new TopicPartition(Topics.CLOSED_BUFFERS.name(), number))
				.toList();
			consumer.assign(partitions);
			consumer.seekToBeginning(partitions);
			while (this.goesOn) {
				var records = consumer.poll(Duration.ofMillis(50));
				Instant read = Instant.now();
				records.forEach((record) -> take(record.value(), read, producer));
			}
		}
	}

	private void take(ClosedBuffer turn, Instant read, KafkaProducer<String, byte[]> producer) {
		Outcome end = new Outcome.Answered(turn.turnId(), turn.userId(), 1, NOTHING, read);
		var record = Topics.OUTCOMES.record(turn.userId(), end, turn.turnId(), "benchmark", read);
		var _ = producer.send(new ProducerRecord<>(record.topic(), null, record.timestamp(), record.key(),
				Topics.OUTCOMES.serde().serialize(end), record.headers()));
		this.told.accept(turn, read);
		this.messages.addAndGet(turn.messages().size());
	}

	/** How many messages the turns had so far. */
	long messages() {
		return this.messages.get();
	}

	@Override
	public void close() {
		this.goesOn = false;
		try {
			this.thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
