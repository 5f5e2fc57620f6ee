package io.remanso.buffer.service;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.remanso.buffer.clock.Looks;
import io.remanso.buffer.clock.RecentEnds;
import io.remanso.buffer.topology.InboundEnds;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.wire.Unquoted;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the broker for the ends of all inbound partitions and for what of them the group
 * has committed, or nobody can read any more since it was deleted, many times a second,
 * on a thread of its own: two small requests for the whole process. A broker that does
 * not answer leaves the last look as it is, so that no time passes for the tasks. The
 * consumer asks under the group's name and never joins it.
 */
final class EndsProbe implements InboundEnds, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(EndsProbe.class);

	private static final Duration PAUSE = Duration.ofMillis(40);

	private static final int TIMEOUT = 5_000;

	// What retention deletes moves the starts a few times a day: once a second is plenty.
	private static final int LOOKS_A_START = 25;

	private final AtomicReferenceArray<@Nullable Look> looks = new AtomicReferenceArray<>(Topics.PARTITIONS);

	private final List<RecentEnds> ends = Stream.generate(RecentEnds::new).limit(Topics.PARTITIONS).toList();

	private final List<TopicPartition> partitions = IntStream.range(0, Topics.PARTITIONS)
		.mapToObj((number) -> new TopicPartition(Topics.INBOUND.name(), number))
		.toList();

	private final Consumer<?, ?> consumer;

	private final InstantSource clock;

	private final Looks recent;

	private Map<TopicPartition, Long> starts = Map.of();

	private int looked;

	private final ScheduledExecutorService thread = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("inbound-ends").factory());

	EndsProbe(Consumer<?, ?> consumer, InstantSource clock) {
		this.consumer = consumer;
		this.clock = clock;
		this.recent = new Looks(clock.millis());
		// Never polled, so nothing is fetched; but the client warns of ends of partitions
		// that are not its own.
		consumer.assign(this.partitions);
	}

	/** The settings of the consumer that asks. */
	static Map<String, Object> consumerSettings(String bootstrapServers, String group) {
		return Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ConsumerConfig.GROUP_ID_CONFIG, group,
				ConsumerConfig.CLIENT_ID_CONFIG, "inbound-ends", ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
				ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false, ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
				TIMEOUT, ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT);
	}

	EndsProbe start() {
		var _ = this.thread.scheduleWithFixedDelay(this::lookOrNot, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
		return this;
	}

	@Override
	public @Nullable Look at(int partition) {
		return this.looks.get(partition);
	}

	@Override
	public long lastWithout(int partition, long offset) {
		return this.ends.get(partition).lastWithout(offset);
	}

	private void lookOrNot() {
		try {
			look();
		}
		catch (KafkaException ex) {
			logger.debug("no look at the ends of {}", Topics.INBOUND.name(), Unquoted.stack(ex));
		}
		catch (RuntimeException ex) {
			// A scheduled task that throws is never run again.
			logger.error("no look at the ends of {}", Topics.INBOUND.name(), Unquoted.stack(ex));
		}
	}

	/** One look at all partitions. */
	void look() {
		long asOf = this.clock.millis();
		Map<TopicPartition, Long> shownEnds = this.consumer.endOffsets(this.partitions);
		Map<TopicPartition, @Nullable OffsetAndMetadata> committed = new HashMap<>(
				this.consumer.committed(new HashSet<>(this.partitions)));
		if (this.looked++ % LOOKS_A_START == 0) {
			this.starts = this.consumer.beginningOffsets(this.partitions);
		}
		long shown = this.recent.next(asOf);
		shownEnds.forEach((partition, end) -> {
			OffsetAndMetadata next = committed.get(partition);
			long start = this.starts.getOrDefault(partition, 0L);
			this.ends.get(partition.partition()).add(end, shown);
			this.looks.set(partition.partition(),
					new Look(shown, end, (next != null) ? Math.max(next.offset(), start) : start));
		});
	}

	@Override
	public void close() {
		this.thread.shutdown();
		this.consumer.wakeup();
		try {
			if (!this.thread.awaitTermination(TIMEOUT, TimeUnit.MILLISECONDS)) {
				logger.warn("the look at the ends of {} does not end", Topics.INBOUND.name());
				return;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return;
		}
		this.consumer.close();
	}

}
