package io.remanso.ingest;

import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.remanso.contracts.inbound.InboundEvent;
import io.remanso.contracts.topic.Topics;
import io.remanso.testkit.Backends;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is left in Kafka after the process was killed or stopped under load.
 */
class ProcessTest {

	private static final String KAFKA = Backends.kafka().bootstrapServers();

	private static final int CLIENTS = 8;

	private static final int TEXTS = 150;

	// What SIGTERM ends a JVM with.
	private static final int STOPPED = 143;

	@Test
	void shouldLoseNothingWhenKilledAndKeyWhatComesAgainAlike(@TempDir Path folder) throws Exception {
		try (IngestProcess ingest = new IngestProcess(KAFKA, folder.resolve("log")).awaitReady();
				KeptRecords inbound = KeptRecords.of(KAFKA, Topics.INBOUND.name());
				StubbornClients clients = new StubbornClients(ingest.webhook())) {
			clients.start(CLIENTS, TEXTS);
			for (int part = 1; part <= 2; part++) {
				int enough = CLIENTS * TEXTS * part / 4;
				await().until(() -> clients.acknowledged().size() > enough);
				ingest.killAndRestart();
			}
			await().until(() -> clients.acknowledged().size() == CLIENTS * TEXTS);
			List<ConsumerRecord<byte[], byte[]>> kept = inbound.all();
			assertThat(kept.stream().map(ProcessTest::id).collect(Collectors.toSet())).isEqualTo(all());
			Map<String, Set<String>> keys = kept.stream()
				.collect(Collectors.groupingBy(ProcessTest::id,
						Collectors.mapping(ProcessTest::key, Collectors.toSet())));
			assertThat(keys.values()).allMatch((ofOne) -> ofOne.size() == 1);
		}
	}

	@Test
	void shouldKeepAllThatItAnsweredWhenStopped(@TempDir Path folder) throws Exception {
		try (IngestProcess ingest = new IngestProcess(KAFKA, folder.resolve("log")).awaitReady();
				KeptRecords inbound = KeptRecords.of(KAFKA, Topics.INBOUND.name());
				StubbornClients clients = new StubbornClients(ingest.webhook())) {
			clients.start(CLIENTS, Integer.MAX_VALUE);
			await().until(() -> clients.acknowledged().size() > 200);
			assertThat(ingest.terminate()).isEqualTo(STOPPED);
			Set<String> acknowledged = clients.acknowledged();
			assertThat(inbound.all().stream().map(ProcessTest::id).collect(Collectors.toSet()))
				.containsAll(acknowledged);
		}
	}

	@Test
	void shouldSayThatItIsNotReadyThenEndWhatIsUnderWayThenStop(@TempDir Path folder) throws Exception {
		byte[] body = Payloads.whapi(Payloads.whapiText("stop-1", "573110009999", "sigo aquí"))
			.getBytes(StandardCharsets.UTF_8);
		try (IngestProcess ingest = new IngestProcess(KAFKA, folder.resolve("log"), "--remanso.ingest.slowest-body=60s",
				"--server.tomcat.connection-timeout=60s")
			.awaitReady();
				KeptRecords inbound = KeptRecords.of(KAFKA, Topics.INBOUND.name());
				HttpClient http = HttpClient.newHttpClient();
				Socket slow = new Socket(InetAddress.getLoopbackAddress(), ingest.port())) {
			slow.setSoTimeout(20_000);
			slow.getOutputStream().write(head(body).getBytes(StandardCharsets.US_ASCII));
			slow.getOutputStream().write(body, 0, body.length / 2);
			await().until(() -> isReading(ingest.management(http, "prometheus").body()));
			ingest.askToStop();
			await().until(() -> ingest.management(http, "health/readiness").statusCode() == 503);
			slow.getOutputStream().write(body, body.length / 2, body.length - body.length / 2);
			assertThat(new String(slow.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
				.isEqualTo("HTTP/1.1 200");
			assertThat(ingest.awaitExit()).isEqualTo(STOPPED);
			assertThat(inbound.all().stream().map(ProcessTest::id)).containsExactly("stop-1");
		}
	}

	private static String head(byte[] body) {
		return """
				POST /webhooks/whapi HTTP/1.1
				Host: localhost
				X-Webhook-Token: %s
				Content-Type: application/json
				Content-Length: %d

				""".formatted(RunningIngest.WHAPI_TOKEN, body.length).replace("\n", "\r\n");
	}

	private static boolean isReading(String metrics) {
		return metrics.lines()
			.filter((line) -> line.startsWith("remanso_ingest_bodies"))
			.anyMatch((line) -> !line.endsWith(" 0.0"));
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofMinutes(2));
	}

	private static Set<String> all() {
		return IntStream.range(0, CLIENTS)
			.boxed()
			.flatMap((client) -> IntStream.range(0, TEXTS).mapToObj((i) -> StubbornClients.id(client, i)))
			.collect(Collectors.toSet());
	}

	private static String id(ConsumerRecord<byte[], byte[]> record) {
		InboundEvent event = Topics.INBOUND.serde().deserialize(record.value());
		return event.id();
	}

	private static String key(ConsumerRecord<byte[], byte[]> record) {
		return new String(record.key(), StandardCharsets.UTF_8);
	}

}
