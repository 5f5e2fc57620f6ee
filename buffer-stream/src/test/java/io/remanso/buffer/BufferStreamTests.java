package io.remanso.buffer;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.topic.TopicProvisioner;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.CloseReason;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.TurnMessage;
import io.remanso.testkit.Backends;
import io.remanso.testkit.TestKafka;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole worker on a real broker.
 */
class BufferStreamTests {

	private static TestKafka kafka;

	@TempDir
	private Path stateDir;

	@BeforeAll
	static void startKafka() {
		kafka = Backends.newKafka();
	}

	@AfterAll
	static void stopKafka() {
		kafka.close();
	}

	@Test
	void shouldCloseABurstIntoOneTurn() {
		Inbounds ana = Inbounds.whapi("573000000001");
		Instant start = Instant.now();
		try (ConfigurableApplicationContext _ = start(); TestTopics topics = new TestTopics(kafka.bootstrapServers())) {
			for (int i = 0; i < 4; i++) {
				topics.post(ana.text("m" + i, "text " + i, start.plusMillis(i * 10L)));
			}
			topics.flush();
			List<ClosedBuffer> turns = topics.read(Topics.CLOSED_BUFFERS, Duration.ofSeconds(60),
					(values) -> values.stream().anyMatch((turn) -> turn.userId().equals(ana.userId())));
			assertThat(turns).filteredOn((turn) -> turn.userId().equals(ana.userId()))
				.singleElement()
				.satisfies((turn) -> {
					assertThat(turn.reason()).isEqualTo(CloseReason.WINDOW);
					assertThat(turn.messages()).extracting(TurnMessage::content)
						.containsExactly(new Content.Text("text 0"), new Content.Text("text 1"),
								new Content.Text("text 2"), new Content.Text("text 3"));
				});
		}
	}

	@Test
	@DisplayName("failure 8: start-up drop")
	void shouldCloseWhatWasWrittenBeforeItStarted() {
		Inbounds eva = Inbounds.whapi("573000000002");
		TopicProvisioner.provision(kafka.bootstrapServers());
		try (TestTopics topics = new TestTopics(kafka.bootstrapServers())) {
			topics.post(eva.text("early", "hola", Instant.now()));
			topics.flush();
			try (ConfigurableApplicationContext _ = start()) {
				List<ClosedBuffer> turns = topics.read(Topics.CLOSED_BUFFERS, Duration.ofSeconds(60),
						(values) -> values.stream().anyMatch((turn) -> turn.userId().equals(eva.userId())));
				assertThat(turns).filteredOn((turn) -> turn.userId().equals(eva.userId()))
					.singleElement()
					.satisfies(
							(turn) -> assertThat(turn.messages()).extracting(TurnMessage::id).containsExactly("early"));
			}
		}
	}

	private ConfigurableApplicationContext start() {
		return BufferApplication.application()
			.properties("KAFKA_BOOTSTRAP_SERVERS=" + kafka.bootstrapServers(), "STATE_DIR=" + this.stateDir,
					"REMANSO_INSTANCE=test", "BUFFER_WINDOW=1s")
			.run();
	}

}
