package io.remanso.ingest;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.remanso.contracts.topic.Topics;
import io.remanso.testkit.Backends;
import io.remanso.testkit.TestKafka;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The very first start, on a cluster that has no topics yet, with clients that can't
 * wait. Their first texts meet partitions that have just got a leader.
 */
class FirstStartTest {

	private static final int CLIENTS = 24;

	private static final int TEXTS = 20;

	@Test
	void shouldKeepEachTextOnceAndInOrder() {
		try (TestKafka kafka = Backends.newKafka();
				RunningIngest ingest = RunningIngest.start(kafka.bootstrapServers());
				StubbornClients clients = new StubbornClients(
						URI.create("http://127.0.0.1:%d/webhooks/whapi".formatted(ingest.port())))) {
			clients.start(CLIENTS, TEXTS);
			Awaitility.await()
				.atMost(Duration.ofMinutes(1))
				.until(() -> clients.acknowledged().size() == CLIENTS * TEXTS);
			try (KeptRecords inbound = KeptRecords.ofAll(kafka.bootstrapServers(), Topics.INBOUND.name())) {
				Map<String, List<String>> ids = inbound.all()
					.stream()
					.collect(Collectors.groupingBy(FirstStartTest::key,
							Collectors.mapping(FirstStartTest::id, Collectors.toList())));
				assertThat(ids).hasSize(CLIENTS);
				assertThat(ids.values()).allSatisfy((ofOne) -> assertThat(ofOne).isEqualTo(inOrder(ofOne.getFirst())));
			}
		}
	}

	private static List<String> inOrder(String first) {
		int client = Integer.parseInt(first.split("-", -1)[1]);
		return IntStream.range(0, TEXTS).mapToObj((i) -> StubbornClients.id(client, i)).toList();
	}

	private static String key(ConsumerRecord<byte[], byte[]> record) {
		return new String(record.key(), StandardCharsets.UTF_8);
	}

	private static String id(ConsumerRecord<byte[], byte[]> record) {
		return Topics.INBOUND.serde().deserialize(record.value()).id();
	}

}
