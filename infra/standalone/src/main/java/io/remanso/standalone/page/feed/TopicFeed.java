package io.remanso.standalone.page.feed;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.remanso.contracts.wire.JsonSerde;
import io.remanso.contracts.wire.Unquoted;
import io.remanso.standalone.page.event.PageEvent;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics on a thread of its own, from a bounded tail on, and appends what
 * concerns the demo's users to the log. It belongs to no group and commits nothing.
 */
public final class TopicFeed implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(TopicFeed.class);

	private static final JsonSerde<PageEvent> EVENTS = new JsonSerde<>(PageEvent.class);

	// Also how long a stop may take.
	private static final Duration POLL = Duration.ofMillis(200);

	private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

	private final Supplier<Consumer<String, byte[]>> consumers;

	private final Predicate<String> users;

	private final EventLog log;

	// Where to go on; kept over a failed consumer, so that nothing comes twice.
	private final Map<TopicPartition, Long> positions = new HashMap<>();

	private final CountDownLatch stop = new CountDownLatch(1);

	private final Thread thread;

	private TopicFeed(Supplier<Consumer<String, byte[]>> consumers, Predicate<String> users, EventLog log) {
		this.consumers = consumers;
		this.users = users;
		this.log = log;
		this.thread = Thread.ofPlatform().name("page-feed").unstarted(this::run);
	}

	/**
	 * Starts reading.
	 * @param consumers makes one that is assigned nothing yet
	 * @param users whose chats are shown
	 * @param log to append to
	 */
	public static TopicFeed start(Supplier<Consumer<String, byte[]>> consumers, Predicate<String> users, EventLog log) {
		TopicFeed feed = new TopicFeed(consumers, users, log);
		feed.thread.start();
		return feed;
	}

	private void run() {
		boolean going = true;
		while (going) {
			try (Consumer<String, byte[]> consumer = this.consumers.get()) {
				Tail.assign(consumer, this.positions);
				while (this.stop.getCount() > 0) {
					consumer.poll(POLL).forEach(this::take);
				}
			}
			catch (KafkaException ex) {
				logger.warn("the page's reader failed and begins again: {}", Unquoted.line(ex));
			}
			going = !stopsWithin(AFTER_FAILURE);
		}
	}

	private void take(ConsumerRecord<String, byte[]> record) {
		this.positions.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
		if (record.key() != null && this.users.test(record.key())) {
			FeedTopics.event(record).map(EVENTS::serialize).map(TopicFeed::text).ifPresent(this.log::append);
		}
	}

	private static String text(byte[] json) {
		return new String(json, StandardCharsets.UTF_8);
	}

	private boolean stopsWithin(Duration time) {
		try {
			return this.stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return true;
		}
	}

	@Override
	public void close() {
		this.stop.countDown();
		try {
			this.thread.join(POLL.multipliedBy(10));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
