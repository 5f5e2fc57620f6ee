package io.remanso.benchmarks.responder;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.Outcome;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * What the responder has recorded, as every reader sees it; read on a thread of its own.
 */
final class OutcomeLog implements AutoCloseable {

	private final Map<String, Instant> ends = new ConcurrentHashMap<>();

	private final Map<String, String> conversations = new ConcurrentHashMap<>();

	private final Set<String> replies = ConcurrentHashMap.newKeySet();

	private final Set<String> answered = ConcurrentHashMap.newKeySet();

	private final AtomicInteger apologies = new AtomicInteger();

	private final AtomicInteger secondEnds = new AtomicInteger();

	private final AtomicInteger failures = new AtomicInteger();

	private final AtomicInteger inDoubt = new AtomicInteger();

	private final BlockingQueue<CompletableFuture<@Nullable Void>> waiting = new LinkedBlockingQueue<>();

	private volatile Runnable onEnd = () -> {
	};

	private final CountDownLatch stopping = new CountDownLatch(1);

	private final Thread thread;

	private OutcomeLog(String bootstrapServers) {
		this.thread = Thread.ofPlatform().name("outcome-log").unstarted(() -> read(bootstrapServers));
	}

	static OutcomeLog start(String bootstrapServers) {
		OutcomeLog log = new OutcomeLog(bootstrapServers);
		log.thread.start();
		return log;
	}

	/** Be told of each turn's end once it is noted. */
	void onEnd(Runnable listener) {
		this.onEnd = listener;
	}

	/** When each turn ended, by the responder's wall. */
	Map<String, Instant> ends() {
		return this.ends;
	}

	/** The conversation of each user. */
	Map<String, String> conversations() {
		return this.conversations;
	}

	/** The turns whose reply is recorded. */
	Set<String> replies() {
		return this.replies;
	}

	/** The turns that ended as answered. */
	Set<String> answered() {
		return this.answered;
	}

	/** Apologies that were sent. */
	int apologies() {
		return this.apologies.get();
	}

	/** Ends of turns that had ended. */
	int secondEnds() {
		return this.secondEnds.get();
	}

	int failures() {
		return this.failures.get();
	}

	/** Parts of which another than the gateway's answer proves that they were sent. */
	int inDoubt() {
		return this.inDoubt.get();
	}

	/** Wait until all is read that is committed now. */
	void awaitAll() {
		CompletableFuture<@Nullable Void> read = new CompletableFuture<>();
		this.waiting.add(read);
		read.orTimeout(30, TimeUnit.SECONDS).join();
	}

	private void read(String bootstrapServers) {
		Map<String, Object> config = new HashMap<>();
		config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
		config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
		try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(),
				new ByteArrayDeserializer())) {
			List<TopicPartition> partitions = IntStream.range(0, Topics.PARTITIONS)
				.mapToObj((n) -> new TopicPartition(Topics.OUTCOMES.name(), n))
				.toList();
			consumer.assign(partitions);
			consumer.seekToBeginning(partitions);
			while (this.stopping.getCount() > 0) {
				poll(consumer);
				CompletableFuture<@Nullable Void> asked = this.waiting.poll();
				if (asked != null) {
					Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
					while (ends.entrySet()
						.stream()
						.anyMatch((end) -> consumer.position(end.getKey()) < end.getValue())) {
						poll(consumer);
					}
					asked.complete(null);
				}
			}
		}
	}

	private void poll(Consumer<byte[], byte[]> consumer) {
		for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
			note(Topics.OUTCOMES.serde().deserialize(record.value()));
		}
	}

	private void note(Outcome outcome) {
		switch (outcome) {
			case Outcome.ReplyGenerated reply -> this.replies.add(reply.turnId());
			case Outcome.PartSent part -> notePart(part);
			case Outcome.FailureDecided _, Outcome.Unknown _ -> {
			}
			case Outcome.Terminal end -> noteEnd(end);
		}
	}

	private void notePart(Outcome.PartSent part) {
		if (part.purpose() == Outcome.Purpose.APOLOGY) {
			this.apologies.incrementAndGet();
		}
		if (part.proof() != Outcome.Proof.RESPONSE) {
			this.inDoubt.incrementAndGet();
		}
	}

	private void noteEnd(Outcome.Terminal end) {
		String conversation = end.memory().conversationId();
		if (conversation != null) {
			this.conversations.put(end.userId(), conversation);
		}
		switch (end) {
			case Outcome.Answered _ -> this.answered.add(end.turnId());
			case Outcome.Failed _ -> this.failures.incrementAndGet();
			case Outcome.Suppressed _, Outcome.Recorded _ -> {
			}
		}
		if (this.ends.put(end.turnId(), end.at()) != null) {
			this.secondEnds.incrementAndGet();
		}
		else {
			this.onEnd.run();
		}
	}

	@Override
	public void close() {
		this.stopping.countDown();
		try {
			this.thread.join(5_000);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
