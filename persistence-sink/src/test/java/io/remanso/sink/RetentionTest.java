package io.remanso.sink;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.MeterRegistry;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.Disposition;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetentionTest {

	private final SinkFixture sink = new SinkFixture();

	@BeforeAll
	void start() {
		this.sink.start("--remanso.sink.retention.every=100ms", "--remanso.sink.retention.batch=3",
				"--HISTORY_RETENTION=40d");
	}

	@AfterAll
	void stop() {
		this.sink.close();
	}

	@Test
	void shouldRemoveOldHistoryInSmallBatchesAndKeepTheRest() {
		Events old = eventsAgo(Duration.ofDays(41));
		List<RecordMetadata> sent = IntStream.range(0, 8)
			.mapToObj((i) -> this.sink.send(Topics.INBOUND, old.user(), old.message("m" + i, "Hola")))
			.toList();
		sent.forEach(this.sink::awaitWritten);
		Events young = eventsAgo(Duration.ofDays(39));
		this.sink.awaitWritten(this.sink.send(Topics.INBOUND, young.user(), young.message("m", "Hola")));
		awaitGone("messages", old);
		assertThat(this.sink.query("select 1 from messages where user_id = '%s'".formatted(young.user()))).hasSize(1);
		assertThat(this.sink.count("remanso.sink.removed", "table", "messages")).isGreaterThanOrEqualTo(8);
	}

	@Test
	void shouldRemoveAnExpiredContextAtOnce() {
		Events events = new Events();
		this.sink
			.awaitWritten(this.sink.send(Topics.OUTCOMES, events.user(), events.answered("t-" + events.user(), null)));
		this.sink.execute("update context_cache set expires_at = now() where user_id = '%s'".formatted(events.user()));
		awaitGone("context_cache", events);
	}

	@Test
	void shouldRemoveABufferWhoseTombstoneIsLost() {
		Events events = eventsAgo(Duration.ofDays(17));
		this.sink.awaitWritten(this.sink.send(Topics.OPEN_BUFFERS, events.user(), events.openBuffer(1)));
		awaitGone("message_buffers", events);
	}

	@Test
	void shouldCountMessagesThatWaitTooLong() {
		double before = waiting();
		Events events = eventsAgo(Duration.ofHours(2));
		RecordMetadata lost = this.sink.send(Topics.INBOUND, events.user(), events.message("m", "Hola"));
		Events fresh = eventsAgo(Duration.ofMinutes(1));
		this.sink.awaitWritten(this.sink.send(Topics.INBOUND, fresh.user(), fresh.message("m", "Hola")));
		Awaitility.await().atMost(SinkFixture.PATIENCE).until(() -> waiting() == before + 1);
		this.sink.send(Topics.DISPOSITIONS, events.user(), events.disposition(lost, Disposition.Rule.STALE));
		Awaitility.await().atMost(SinkFixture.PATIENCE).until(() -> waiting() == before);
	}

	private double waiting() {
		return this.sink.application().getBean(MeterRegistry.class).get("remanso.sink.waiting").gauge().value();
	}

	private static Events eventsAgo(Duration time) {
		return new Events().after(Duration.between(Events.START, Instant.now()).minus(time));
	}

	private void awaitGone(String table, Events events) {
		Awaitility.await()
			.atMost(SinkFixture.PATIENCE)
			.until(() -> this.sink.query("select 1 from %s where user_id = '%s'".formatted(table, events.user()))
				.isEmpty());
	}

}
