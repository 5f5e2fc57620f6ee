package io.remanso.ingest.publish;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.remanso.contracts.inbound.Alias;
import io.remanso.contracts.topic.Topics;
import io.remanso.ingest.identity.UserIds;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * Makes sure that every partition has a leader, reads every alias that was ever learned,
 * opens, and goes on reading, for other instances learn too. On a thread of its own.
 */
final class AliasReader implements Gate, SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(AliasReader.class);

	private static final Duration POLL = Duration.ofSeconds(1);

	private static final Duration PAUSE = Duration.ofSeconds(1);

	// The web server that stops next looks for threads that were left behind.
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private static final List<TopicPartition> PARTITIONS = partitions(Topics.ALIASES.name()).toList();

	private static final List<TopicPartition> WRITTEN = Stream
		.of(Topics.INBOUND.name(), Topics.PRESENCES.name(), Topics.RECEIPTS.name(), Topics.DLQ)
		.flatMap(AliasReader::partitions)
		.toList();

	private final TopicGate topics;

	private final UserIds userIds;

	private final String bootstrapServers;

	private final CountDownLatch stopped = new CountDownLatch(1);

	private final Thread thread = Thread.ofPlatform().name("alias-reader").daemon().unstarted(this::run);

	private volatile @Nullable Consumer<String, byte[]> reading;

	private volatile boolean open;

	AliasReader(TopicGate topics, UserIds userIds, String bootstrapServers) {
		this.topics = topics;
		this.userIds = userIds;
		this.bootstrapServers = bootstrapServers;
	}

	@Override
	public boolean isOpen() {
		return this.open;
	}

	@Override
	public String closedBecause() {
		return this.topics.isOpen() ? "the aliases are not read yet" : this.topics.closedBecause();
	}

	@Override
	public void start() {
		this.thread.start();
	}

	@Override
	public void stop() {
		this.stopped.countDown();
		Consumer<String, byte[]> consumer = this.reading;
		if (consumer != null) {
			consumer.wakeup();
		}
		else {
			this.thread.interrupt();
		}
		try {
			if (!this.thread.join(PATIENCE)) {
				logger.warn("the reader of the aliases does not end");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.thread.isAlive();
	}

	@Override
	public int getPhase() {
		return 0;
	}

	private static Stream<TopicPartition> partitions(String topic) {
		return IntStream.range(0, Topics.PARTITIONS).mapToObj((partition) -> new TopicPartition(topic, partition));
	}

	private void run() {
		try {
			this.topics.awaitOpen();
			do {
				readOn();
			}
			while (!this.stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
		}
		catch (InterruptedException | InterruptException | WakeupException ex) {
			logger.debug("stopped");
		}
	}

	private void readOn() {
		try (Consumer<String, byte[]> consumer = new KafkaConsumer<>(
				Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, this.bootstrapServers,
						ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
				new StringDeserializer(), new ByteArrayDeserializer())) {
			this.reading = consumer;
			// Only leaders answer this. A topic just created has none for a moment, and
			// an idempotent producer whose first batches meet that mixes up their order.
			consumer.assign(WRITTEN);
			consumer.endOffsets(WRITTEN);
			consumer.assign(PARTITIONS);
			Map<TopicPartition, Long> end = consumer.endOffsets(PARTITIONS);
			consumer.seekToBeginning(PARTITIONS);
			while (this.stopped.getCount() > 0) {
				if (!this.open
						&& end.entrySet().stream().allMatch((e) -> consumer.position(e.getKey()) >= e.getValue())) {
					this.open = true;
					logger.info("all aliases are read");
				}
				consumer.poll(POLL).forEach(this::read);
			}
		}
		catch (InterruptException | WakeupException ex) {
			throw ex;
		}
		catch (KafkaException ex) {
			logger.warn("the aliases can't be read, trying again: {}", ex.getClass().getSimpleName());
		}
	}

	private void read(ConsumerRecord<String, byte[]> record) {
		try {
			Alias alias = Topics.ALIASES.serde().deserialize(record.value());
			this.userIds.read(record.key(), alias, record.offset());
		}
		catch (SerializationException ex) {
			logger.error("alias at {}-{} is passed over: {}", record.partition(), record.offset(), ex.getMessage());
		}
	}

}
