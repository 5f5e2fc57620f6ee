package io.remanso.sink;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.remanso.contracts.topic.Topics;
import io.remanso.embedded.EmbeddedDatabase;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Waits for a minute, so it runs beside the other tests. Ten minutes by command:
 * {@code mvn -pl persistence-sink -am test -Dtest=OutageTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dremanso.outage=PT10M}.
 */
@Execution(ExecutionMode.CONCURRENT)
class OutageTest {

	private static final Duration OUTAGE = Duration.parse(System.getProperty("remanso.outage", "PT60S"));

	@TempDir
	@SuppressWarnings("NullAway.Init") // JUnit sets it
	private Path folder;

	@Test
	void shouldWaitForPostgresAndLoseNothing() {
		EmbeddedDatabase database = EmbeddedDatabase.start(this.folder);
		int port = database.port();
		try (SinkFixture sink = new SinkFixture(database.jdbcUrl())) {
			sink.start();
			Events events = new Events();
			sink.awaitWritten(send(sink, events, 0));
			database.close();
			List<RecordMetadata> sent = new ArrayList<>(
					IntStream.range(1, 50).mapToObj((i) -> send(sink, events, i)).toList());
			Awaitility.await().atMost(SinkFixture.PATIENCE).until(() -> readiness(sink).equals(Status.DOWN));
			Awaitility.await()
				.pollDelay(OUTAGE)
				.atMost(OUTAGE.plus(SinkFixture.PATIENCE))
				.until(() -> readiness(sink).equals(Status.DOWN));
			sent.add(send(sink, events, 50));
			database = EmbeddedDatabase.start(this.folder, port);
			sent.forEach(sink::awaitWritten);
			assertThat(sink.query("select message_id from messages where user_id = '%s'".formatted(events.user())))
				.hasSize(51);
			Awaitility.await().atMost(SinkFixture.PATIENCE).until(() -> readiness(sink).equals(Status.UP));
		}
		finally {
			database.close();
		}
	}

	private static RecordMetadata send(SinkFixture sink, Events events, int i) {
		return sink.send(Topics.INBOUND, events.user(), events.message("m" + i, "Hola"));
	}

	private static Status readiness(SinkFixture sink) {
		var health = sink.application().getBean(HealthEndpoint.class).healthForPath("readiness");
		return (health != null) ? health.getStatus() : Status.UNKNOWN;
	}

}
