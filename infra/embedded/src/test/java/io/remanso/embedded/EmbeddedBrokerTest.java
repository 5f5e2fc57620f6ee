package io.remanso.embedded;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class EmbeddedBrokerTest {

	private static final TopicPartition PARTITION = new TopicPartition("kept", 0);

	@TempDir
	Path folder;

	@Test
	void shouldKeepRecordsOverARestart() throws Exception {
		try (EmbeddedBroker broker = EmbeddedBroker.start(this.folder)) {
			createTopic(broker);
			write(broker, "one");
		}
		try (EmbeddedBroker broker = EmbeddedBroker.start(this.folder)) {
			write(broker, "two");
			assertThat(read(broker)).containsExactly("one", "two");
		}
	}

	@Test
	void shouldKeepAcknowledgedRecordsWhenItsJvmIsKilled() throws Exception {
		try (OwnerProcess owner = OwnerProcess.start(this.folder)) {
			assertThat(owner.report()).isEqualTo("wrote");
			owner.kill();
		}
		try (EmbeddedBroker broker = EmbeddedBroker.start(this.folder.resolve("kafka"))) {
			assertThat(read(broker)).containsExactly("from the owner");
		}
	}

	@Test
	void shouldNameThePortThatIsTaken() throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			assertThatExceptionOfType(PortTakenException.class)
				.isThrownBy(() -> EmbeddedBroker.start(this.folder, taken.getLocalPort()))
				.withMessageContaining("port " + taken.getLocalPort() + " (KAFKA_PORT) is taken");
		}
	}

	@Test
	void shouldRefuseAFolderInUse() {
		try (EmbeddedBroker broker = EmbeddedBroker.start(this.folder)) {
			assertThat(broker.port()).isPositive();
			assertThatExceptionOfType(FolderInUseException.class).isThrownBy(() -> EmbeddedBroker.start(this.folder))
				.withMessageContaining(this.folder.toString());
		}
	}

	@Test
	void shouldSayWhyABadSettingStopsTheStart() {
		assertThatExceptionOfType(EmbeddedStartException.class)
			.isThrownBy(() -> EmbeddedBroker.start(this.folder, 0, Map.of("listeners", "CONTROLLER://127.0.0.1:0")))
			.withMessageStartingWith("the Kafka broker did not start: ");
	}

	@Test
	void shouldLeaveNoThreadThatKeepsTheJvmAlive() {
		List<Thread> before = nonDaemonThreads();
		EmbeddedBroker.start(this.folder).close();
		await().pollInSameThread()
			.atMost(Duration.ofSeconds(10))
			.untilAsserted(() -> assertThat(nonDaemonThreads()).isSubsetOf(before));
	}

	private static List<Thread> nonDaemonThreads() {
		return Thread.getAllStackTraces().keySet().stream().filter((thread) -> !thread.isDaemon()).toList();
	}

	static void createTopic(EmbeddedBroker broker) throws Exception {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
			admin.createTopics(List.of(new NewTopic(PARTITION.topic(), 1, (short) 1))).all().get();
		}
	}

	static void write(EmbeddedBroker broker, String value) throws Exception {
		try (var producer = new KafkaProducer<>(Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"),
				new StringSerializer(), new StringSerializer())) {
			producer.send(new ProducerRecord<>(PARTITION.topic(), value)).get();
		}
	}

	private static List<String> read(EmbeddedBroker broker) {
		try (var consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", broker.bootstrapServers()),
				new StringDeserializer(), new StringDeserializer())) {
			consumer.assign(List.of(PARTITION));
			consumer.seekToBeginning(List.of(PARTITION));
			return StreamSupport.stream(consumer.poll(Duration.ofSeconds(20)).spliterator(), false)
				.map((read) -> read.value())
				.toList();
		}
	}

}
