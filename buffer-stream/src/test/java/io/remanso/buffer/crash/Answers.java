package io.remanso.buffer.crash;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Disposition;
import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.Outcome;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Stands in for the responder: reads committed turns only, keeps them, and ends each at
 * once. Reads what entered no turn, too.
 */
final class Answers implements AutoCloseable {

	private static final Memory NOTHING = new Memory(null, null, null, List.of());

	private final List<ClosedBuffer> turns = new CopyOnWriteArrayList<>();

	private final List<Disposition> dispositions = new CopyOnWriteArrayList<>();

	private final AtomicInteger messages = new AtomicInteger();

	private final String bootstrapServers;

	private final Thread thread;

	private volatile boolean goesOn = true;

	Answers(String bootstrapServers) {
		this.bootstrapServers = bootstrapServers;
		this.thread = Thread.ofPlatform().name("answers").start(this::run);
	}

	private void run() {
		try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
				Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, this.bootstrapServers,
						ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
				new StringDeserializer(), new ByteArrayDeserializer());
				KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
						Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, this.bootstrapServers), new StringSerializer(),
						new ByteArraySerializer())) {
			List<TopicPartition> partitions = Stream.of(Topics.CLOSED_BUFFERS, Topics.DISPOSITIONS)
				.flatMap((topic) -> IntStream.range(0, Topics.PARTITIONS)
					.mapToObj((partition) -> new TopicPartition(topic.name(), partition)))
				.toList();
			consumer.assign(partitions);
			consumer.seekToBeginning(partitions);
			while (this.goesOn) {
				consumer.poll(Duration.ofMillis(100)).forEach((record) -> take(record, producer));
			}
		}
	}

	private void take(ConsumerRecord<String, byte[]> record, KafkaProducer<String, byte[]> producer) {
		if (record.topic().equals(Topics.DISPOSITIONS.name())) {
			this.dispositions.add(Topics.DISPOSITIONS.serde().deserialize(record.value()));
			return;
		}
		ClosedBuffer turn = Topics.CLOSED_BUFFERS.serde().deserialize(record.value());
		this.turns.add(turn);
		this.messages.addAndGet(turn.messages().size());
		Outcome end = new Outcome.Answered(turn.turnId(), turn.userId(), 1, NOTHING, turn.closedAt());
		var typed = Topics.OUTCOMES.record(turn.userId(), end, turn.turnId(), "test", turn.closedAt());
		var _ = producer.send(new ProducerRecord<>(typed.topic(), null, typed.timestamp(), typed.key(),
				Topics.OUTCOMES.serde().serialize(end), typed.headers()));
	}

	/** How many messages the turns have, doubles included. */
	int messages() {
		return this.messages.get();
	}

	List<ClosedBuffer> turns() {
		return List.copyOf(this.turns);
	}

	List<Disposition> dispositions() {
		return List.copyOf(this.dispositions);
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
