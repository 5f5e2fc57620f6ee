package io.remanso.standalone.page.feed;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.inbound.Presence;
import io.remanso.contracts.topic.TopicProvisioner;
import io.remanso.contracts.topic.Topics;
import io.remanso.testkit.Backends;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Over a real broker. Each test's user is its own, so that one broker does for all.
 */
class TopicFeedTest {

	// The broker takes no times that are far off.
	private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(1_800);

	private final String bootstrapServers = Backends.kafka().bootstrapServers();

	private final Producer<String, byte[]> producer;

	TopicFeedTest() {
		TopicProvisioner.provision(this.bootstrapServers);
		this.producer = producer(Map.of());
	}

	@AfterEach
	void stop() {
		this.producer.close();
	}

	@Test
	void shouldTellWhatTheDemosUsersDoAndNobodyElse() {
		type(this.producer, "ana", 0);
		type(this.producer, "ana's neighbour", 1);
		EventLog log = new EventLog(100);
		try (TopicFeed _ = feed("ana", log)) {
			awaitEvents(log, 1);
			type(this.producer, "ana's neighbour", 2);
			type(this.producer, "ana", 3);
			awaitEvents(log, 2);
		}
		assertThat(events(log)).containsExactly(typed("ana", 0), typed("ana", 3));
	}

	@Test
	void shouldTellTheSameAgainAfterARestart() {
		IntStream.range(0, 5).forEach((second) -> type(this.producer, "luis", second));
		List<String> before = read("luis", 5);
		assertThat(read("luis", 5)).isEqualTo(before).doesNotHaveDuplicates();
	}

	@Test
	void shouldNotTellWhatWasAborted() {
		try (Producer<String, byte[]> transactional = producer(
				Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "page-feed-test"))) {
			transactional.initTransactions();
			transactional.beginTransaction();
			type(transactional, "eva", 0);
			transactional.flush();
			transactional.abortTransaction();
			transactional.beginTransaction();
			type(transactional, "eva", 1);
			transactional.commitTransaction();
		}
		assertThat(read("eva", 1)).containsExactly(typed("eva", 1));
	}

	@Test
	void shouldPassOverWhatCannotBeRead() {
		send(this.producer, Topics.INBOUND.name(), "jon", "{\"kind\":\"mess".getBytes(StandardCharsets.UTF_8), 0);
		send(this.producer, Topics.INBOUND.name(), "jon", null, 0);
		send(this.producer, Topics.OPEN_BUFFERS.name(), "jon", null, 1);
		assertThat(read("jon", 1)).containsExactly(
				"{\"kind\":\"nothing_waits\",\"user\":\"jon\",\"at\":\"%s\"}".formatted(this.start.plusSeconds(1)));
	}

	@Test
	void shouldBeginNearTheEnd() {
		int written = Math.toIntExact(Tail.LENGTH) + 100;
		IntStream.range(0, written).forEach((second) -> type(this.producer, "sara", second));
		this.producer.flush();
		EventLog log = new EventLog(10_000);
		try (TopicFeed _ = feed("sara", log)) {
			Awaitility.await("the newest").until(() -> events(log).contains(typed("sara", written - 1)));
		}
		assertThat(events(log)).hasSizeLessThanOrEqualTo(Math.toIntExact(Tail.LENGTH)).hasSizeGreaterThan(500);
	}

	private List<String> read(String user, int events) {
		EventLog log = new EventLog(100);
		try (TopicFeed _ = feed(user, log)) {
			awaitEvents(log, events);
		}
		return events(log);
	}

	private TopicFeed feed(String user, EventLog log) {
		this.producer.flush();
		return TopicFeed.start(() -> FeedConsumer.of(this.bootstrapServers), user::equals, log);
	}

	private static void awaitEvents(EventLog log, int number) {
		Awaitility.await(number + " events").atMost(Duration.ofSeconds(30)).until(() -> events(log).size() >= number);
	}

	private static List<String> events(EventLog log) {
		try {
			return log.after(0, Duration.ZERO).stream().map(EventLog.Entry::json).toList();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private String typed(String user, int second) {
		return "{\"kind\":\"typed\",\"user\":\"%s\",\"activity\":\"typing\",\"at\":\"%s\"}".formatted(user,
				this.start.plusSeconds(second));
	}

	private void type(Producer<String, byte[]> producer, String user, int second) {
		Presence presence = new Presence(user, new Chat(Gateway.WHAPI, "TEST", user, false), Presence.Activity.TYPING,
				this.start.plusSeconds(second));
		send(producer, Topics.PRESENCES.name(), user, Topics.PRESENCES.serde().serialize(presence), second);
	}

	private void send(Producer<String, byte[]> producer, String topic, String user, byte @Nullable [] value,
			int second) {
		Future<RecordMetadata> ignored = producer
			.send(new ProducerRecord<>(topic, null, this.start.plusSeconds(second).toEpochMilli(), user, value));
	}

	private Producer<String, byte[]> producer(Map<String, Object> more) {
		Map<String, Object> config = new HashMap<>(more);
		config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, this.bootstrapServers);
		return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
	}

}
