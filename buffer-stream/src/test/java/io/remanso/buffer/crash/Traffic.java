package io.remanso.buffer.crash;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import io.remanso.buffer.Inbounds;
import io.remanso.contracts.inbound.InboundEvent;
import io.remanso.contracts.topic.Topics;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Users who write in bursts for as long as it is told to: gaps within a burst are well
 * under the window, gaps between bursts well over it. Posts as ingest does, with the time
 * of receipt as the record's.
 */
final class Traffic implements AutoCloseable {

	private static final int MESSAGES = 4;

	private final ScheduledExecutorService users = Executors.newScheduledThreadPool(2);

	private final KafkaProducer<String, byte[]> producer;

	private final Random random;

	private final Queue<InboundEvent.Message> posted = new ConcurrentLinkedQueue<>();

	private final AtomicInteger numbers = new AtomicInteger();

	private final AtomicReference<Exception> failure = new AtomicReference<>();

	private volatile boolean goesOn = true;

	Traffic(String bootstrapServers, long seed) {
		this.random = new Random(seed);
		this.producer = new KafkaProducer<>(
				Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.ACKS_CONFIG, "all",
						ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1),
				new StringSerializer(), new ByteArraySerializer());
		awaitLeaders(bootstrapServers);
	}

	// Right after its creation a partition has no leader yet: the ends are there when all
	// have one.
	private static void awaitLeaders(String bootstrapServers) {
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
				Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers), new ByteArrayDeserializer(),
				new ByteArrayDeserializer())) {
			consumer.endOffsets(IntStream.range(0, Topics.PARTITIONS)
				.mapToObj((number) -> new TopicPartition(Topics.INBOUND.name(), number))
				.toList(), Duration.ofMinutes(1));
		}
	}

	void start(int count) {
		for (int i = 0; i < count; i++) {
			Inbounds user = Inbounds.whapi("5730000" + (10_000 + i));
			later(() -> write(user, 1), this.random.nextLong(3_000));
		}
	}

	private void write(Inbounds user, int message) {
		Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
		InboundEvent.Message event = user.text("m" + this.numbers.incrementAndGet(), "línea " + message, now);
		this.posted.add(event);
		var record = Topics.INBOUND.record(event.userId(), event, event.id(), "test", now);
		var _ = this.producer.send(new ProducerRecord<>(record.topic(), null, now.toEpochMilli(), record.key(),
				Topics.INBOUND.serde().serialize(event), record.headers()), (metadata, ex) -> {
					if (ex != null) {
						this.failure.set(ex);
					}
				});
		if (message < MESSAGES) {
			later(() -> write(user, message + 1), this.random.nextLong(KillsIT.WINDOW.toMillis() * 6 / 10));
		}
		else if (this.goesOn) {
			later(() -> write(user, 1), KillsIT.WINDOW.toMillis() + 1_000 + this.random.nextLong(2_000));
		}
	}

	private void later(Runnable task, long millis) {
		var _ = this.users.schedule(task, millis, TimeUnit.MILLISECONDS);
	}

	/** No new bursts; returns when those begun are posted. */
	void stop() {
		this.goesOn = false;
		this.users.shutdown();
		try {
			if (!this.users.awaitTermination(30, TimeUnit.SECONDS)) {
				throw new IllegalStateException("the bursts that were begun do not end");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		this.producer.flush();
		if (this.failure.get() != null) {
			throw new IllegalStateException("a message was not posted", this.failure.get());
		}
	}

	List<InboundEvent.Message> posted() {
		return List.copyOf(this.posted);
	}

	@Override
	public void close() {
		this.users.shutdownNow();
		this.producer.close(Duration.ofSeconds(5));
	}

}
