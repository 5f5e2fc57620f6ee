package io.remanso.ingest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.remanso.contracts.inbound.Alias;
import io.remanso.contracts.topic.Topics;
import io.remanso.testkit.Backends;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AliasesTest {

	private static final String KAFKA = Backends.kafka().bootstrapServers();

	@Test
	void shouldKeyByTheIdFirstSeenAlsoAfterARestart() throws Exception {
		try (KeptRecords inbound = KeptRecords.of(KAFKA, Topics.INBOUND.name())) {
			try (RunningIngest ingest = RunningIngest.start(KAFKA).awaitReady()) {
				post(ingest, "a1", "\"from\":\"573001110001\",\"from_user_id\":\"CO.111\"");
				post(ingest, "a2", "\"from_user_id\":\"CO.111\"");
			}
			try (RunningIngest ingest = RunningIngest.start(KAFKA).awaitReady()) {
				post(ingest, "a3", "\"from_user_id\":\"CO.111\"");
			}
			assertThat(keys(inbound)).containsExactly("573001110001", "573001110001", "573001110001");
		}
	}

	@Test
	void shouldKeepAnAliasBeforeTheFirstRecordThatUsesIt() throws Exception {
		try (RunningIngest ingest = RunningIngest.start(KAFKA).awaitReady();
				KeptRecords inbound = KeptRecords.of(KAFKA, Topics.INBOUND.name());
				KeptRecords aliases = KeptRecords.of(KAFKA, Topics.ALIASES.name())) {
			post(ingest, "b1", "\"from_user_id\":\"CO.222\"");
			post(ingest, "b2", "\"from\":\"573001110002\",\"from_user_id\":\"CO.222\"");
			ConsumerRecord<byte[], byte[]> link = aliases.all()
				.stream()
				.filter((record) -> key(record).equals("573001110002"))
				.findFirst()
				.orElseThrow();
			Alias alias = Topics.ALIASES.serde().deserialize(link.value());
			assertThat(alias.userId()).isEqualTo("CO.222");
			assertThat(keys(inbound)).containsExactly("CO.222", "CO.222");
		}
	}

	@Test
	void shouldFollowWhatAnotherInstanceLearned() throws Exception {
		try (RunningIngest one = RunningIngest.start(KAFKA).awaitReady();
				RunningIngest other = RunningIngest.start(KAFKA).awaitReady();
				KeptRecords inbound = KeptRecords.of(KAFKA, Topics.INBOUND.name())) {
			post(one, "c1", "\"from\":\"573001110003\",\"from_user_id\":\"CO.333\"");
			Awaitility.await().untilAsserted(() -> {
				post(other, "c2", "\"from_user_id\":\"CO.333\"");
				assertThat(keys(inbound)).last().isEqualTo("573001110003");
			});
		}
	}

	@Test
	void shouldCarryAPersonWithoutANumberEndToEnd() throws Exception {
		try (RunningIngest ingest = RunningIngest.start(KAFKA).awaitReady();
				KeptRecords inbound = KeptRecords.of(KAFKA, Topics.INBOUND.name())) {
			post(ingest, "d1", "\"from_user_id\":\"CO.444\"");
			assertThat(inbound.values(Topics.INBOUND)).singleElement().satisfies((event) -> {
				assertThat(event.userId()).isEqualTo("CO.444");
				assertThat(event.chat().chatId()).isEqualTo("CO.444");
			});
		}
	}

	@Test
	void shouldForgetTheIdsOfAPersonWhoIsErased() throws Exception {
		try (RunningIngest ingest = RunningIngest.start(KAFKA).awaitReady();
				KeptRecords inbound = KeptRecords.of(KAFKA, Topics.INBOUND.name())) {
			post(ingest, "e1", "\"from\":\"573001110005\",\"from_user_id\":\"CO.555\"");
			assertThat(keys(inbound)).containsExactly("573001110005");
			remove("573001110005", "CO.555");
			Awaitility.await().untilAsserted(() -> {
				post(ingest, "e2", "\"from_user_id\":\"CO.555\"");
				assertThat(keys(inbound)).contains("CO.555");
			});
		}
	}

	private static void remove(String... ids) throws Exception {
		try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
				Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, KAFKA), new StringSerializer(),
				new ByteArraySerializer())) {
			for (String id : ids) {
				producer.send(new ProducerRecord<>(Topics.ALIASES.name(), id, null)).get();
			}
		}
	}

	private static void post(RunningIngest ingest, String id, String who) throws Exception {
		String message = """
				{"metadata":{"phone_number_id":"106"},"messages":[{"id":"%s",%s,"timestamp":"1764000000","type":"text",\
				"text":{"body":"hola"}}]}""".formatted(id, who);
		assertThat(ingest.meta(Payloads.meta(message)).statusCode()).isEqualTo(200);
	}

	private static List<String> keys(KeptRecords records) {
		return records.all().stream().map(AliasesTest::key).toList();
	}

	private static String key(ConsumerRecord<byte[], byte[]> record) {
		return new String(record.key(), StandardCharsets.UTF_8);
	}

}
