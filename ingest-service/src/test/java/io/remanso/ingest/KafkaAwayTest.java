package io.remanso.ingest;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

import io.remanso.contracts.topic.Topics;
import io.remanso.testkit.Backends;
import io.remanso.testkit.TestKafka;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KafkaAwayTest {

	private static final String BODY = Payloads.whapi(Payloads.whapiText("id-1", "573000000001", "hola"));

	// As by default, only shorter: a test should not wait for what it does not check.
	private static final Map<String, String> IMPATIENT = Map.of("remanso.ingest.patience", "1500ms",
			"spring.kafka.producer.properties[max.block.ms]", "400",
			"spring.kafka.producer.properties[delivery.timeout.ms]", "1000",
			"spring.kafka.producer.properties[request.timeout.ms]", "700");

	@Test
	void shouldStartWithoutKafkaAndSayThatItIsNotReady() throws Exception {
		try (RunningIngest ingest = RunningIngest.start("127.0.0.1:1", IMPATIENT)) {
			HttpResponse<String> answer = ingest.whapi(BODY);
			assertThat(answer.statusCode()).isEqualTo(503);
			assertThat(answer.headers().firstValue("Retry-After")).isPresent();
			assertThat(ingest.health("readiness")).isEqualTo(503);
			assertThat(ingest.health("liveness")).isEqualTo(200);
		}
	}

	@Test
	void shouldAnswer503SoonAfterKafkaIsGone() throws Exception {
		TestKafka kafka = Backends.newKafka();
		try (RunningIngest ingest = RunningIngest.start(kafka.bootstrapServers(), IMPATIENT).awaitReady()) {
			try (KeptRecords inbound = KeptRecords.of(kafka.bootstrapServers(), Topics.INBOUND.name())) {
				assertThat(ingest.whapi(BODY).statusCode()).isEqualTo(200);
				assertThat(inbound.all()).hasSize(1);
			}
			kafka.close();
			long before = System.nanoTime();
			HttpResponse<String> answer = ingest.whapi(BODY);
			assertThat(answer.statusCode()).isEqualTo(503);
			assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
			Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> ingest.health("readiness") == 503);
		}
	}

	// The producer waits for each record anew, and says so by its callback only.
	@Test
	void shouldAnswerABodyOfManyMessagesAsSoon() throws Exception {
		TestKafka kafka = Backends.newKafka();
		try (RunningIngest ingest = RunningIngest.start(kafka.bootstrapServers(), IMPATIENT).awaitReady()) {
			assertThat(ingest.whapi(BODY).statusCode()).isEqualTo(200);
			kafka.close();
			Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> ingest.whapi(BODY).statusCode() == 503);
			Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> ingest.health("readiness") == 503);
			String body = Payloads.whapi(IntStream.range(0, 30)
				.mapToObj((i) -> Payloads.whapiText("id-" + i, "573000000001", "hola"))
				.toArray(String[]::new));
			long before = System.nanoTime();
			assertThat(ingest.whapi(body).statusCode()).isEqualTo(503);
			assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
		}
	}

}
