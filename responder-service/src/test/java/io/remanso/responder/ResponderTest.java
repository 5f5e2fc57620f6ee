package io.remanso.responder;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Outcome;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.SimulatorOptions;
import io.remanso.simulator.ledger.Sent;
import io.remanso.simulator.openai.Echo;
import io.remanso.simulator.payloads.MetaBody;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The worker over a real broker, against the simulated model and gateways.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResponderTest {

	private static final Duration PATIENCE = Duration.ofSeconds(40);

	private final Kafka kafka = new Kafka();

	private final Simulator simulator = Simulator.start(SimulatorOptions.echo());

	private final List<ConfigurableApplicationContext> running = new ArrayList<>();

	@AfterEach
	void stopWorkers() {
		this.running.forEach(ConfigurableApplicationContext::close);
		this.running.clear();
		this.simulator.reset();
	}

	@AfterAll
	void stop() {
		this.simulator.close();
		this.kafka.close();
	}

	@Test
	void shouldAnswerByTheGatewayThatTheMessagesCameBy() {
		start("a");
		ClosedBuffer whapi = ClosedBuffers.of(Gateway.WHAPI, "573000000101", "hola", "¿hay sitio?");
		ClosedBuffer meta = ClosedBuffers.of(Gateway.META, "573000000102", "buenas", "¿y mañana?");
		this.kafka.write(whapi);
		this.kafka.write(meta);
		awaitEnds(Set.of(whapi.turnId(), meta.turnId()));
		assertThat(this.simulator.whapi().sent()).extracting(Sent::text)
			.singleElement()
			.satisfies((text) -> assertThat(Echo.lines(text)).containsExactly("hola", "¿hay sitio?"));
		assertThat(this.simulator.meta().sent()).extracting(Sent::text)
			.singleElement()
			.satisfies((text) -> assertThat(Echo.lines(text)).containsExactly("buenas", "¿y mañana?"));
	}

	@Test
	void shouldWriteTheReplyBeforeItsPartAndTheEndLast() {
		start("a");
		ClosedBuffer buffer = ClosedBuffers.of(Gateway.WHAPI, "573000000103", "hola");
		this.kafka.write(buffer);
		awaitEnds(Set.of(buffer.turnId()));
		assertThat(outcomesOf(buffer)).<Class<?>>extracting(Object::getClass)
			.containsExactly(Outcome.ReplyGenerated.class, Outcome.PartSent.class, Outcome.Answered.class);
	}

	@Test
	void shouldAnswerAHundredTurnsInOrderOnceEach() {
		start("a");
		List<ClosedBuffer> buffers = IntStream.range(0, 100)
			.mapToObj((n) -> ClosedBuffers.of(Gateway.WHAPI, "5730000002%02d".formatted(n % 25), "línea " + n))
			.toList();
		buffers.forEach(this.kafka::write);
		awaitEnds(ids(buffers));
		for (int user = 0; user < 25; user++) {
			String number = "5730000002%02d".formatted(user);
			List<String> wanted = buffers.stream()
				.filter((buffer) -> buffer.userId().equals(number))
				.map(ClosedBuffer::turnId)
				.toList();
			assertThat(this.kafka.terminals()
				.stream()
				.filter((end) -> end.userId().equals(number))
				.map(Outcome.Terminal::turnId)).containsExactlyElementsOf(wanted);
		}
		assertThat(this.simulator.whapi().sent()).hasSize(100).extracting(Sent::text).doesNotHaveDuplicates();
	}

	@Test
	void shouldSendNothingForATurnThatOnlyJoinsTheConversation() {
		start("a");
		ClosedBuffer buffer = ClosedBuffers.of(Gateway.WHAPI, "573000000104", false, "ya me atendieron");
		this.kafka.write(buffer);
		awaitEnds(Set.of(buffer.turnId()));
		assertThat(outcomesOf(buffer)).singleElement().isInstanceOf(Outcome.Recorded.class);
		assertThat(this.simulator.whapi().sent()).isEmpty();
	}

	@Test
	void shouldEndATurnThatCannotBeReadAndKeepItInTheDlq() {
		start("a");
		this.kafka.writeBytes(Topics.CLOSED_BUFFERS.name(), "573000000105",
				"{\"turn_id\":\"broken-1\"}".getBytes(UTF_8));
		awaitEnds(Set.of("broken-1"));
		assertThat(this.kafka.terminals().stream().filter((end) -> end.turnId().equals("broken-1"))).singleElement()
			.isInstanceOfSatisfying(Outcome.Failed.class,
					(failed) -> assertThat(failed.reason()).isEqualTo(Outcome.Failure.UNREADABLE));
		assertThat(this.kafka.read(Topics.DLQ))
			.anySatisfy((letter) -> assertThat(new String(letter.value(), UTF_8)).contains("broken-1"));
	}

	@Test
	void shouldSendNothingTwiceWhereTheGroupHasLostItsOffsets() throws Exception {
		start("a");
		List<ClosedBuffer> buffers = IntStream.range(0, 10)
			.mapToObj((n) -> ClosedBuffers.of(Gateway.META, "57300000030" + n, "hola " + n))
			.toList();
		buffers.forEach(this.kafka::write);
		awaitEnds(ids(buffers));
		stopWorkersOnly();
		deleteOffsets();
		start("b");
		ClosedBuffer last = ClosedBuffers.of(Gateway.META, "573000000309", "y uno más");
		this.kafka.write(last);
		awaitEnds(Set.of(last.turnId()));
		awaitAllCommitted();
		assertThat(this.simulator.meta().sent()).hasSize(11);
		assertThat(this.simulator.openAi().calls()).hasSize(11);
	}

	private void start(String instance) {
		this.running.add(ResponderApplication.application()
			.web(WebApplicationType.NONE)
			.run("--KAFKA_BOOTSTRAP_SERVERS=" + this.kafka.bootstrapServers(), "--OPENAI_API_KEY=sk-test",
					"--OPENAI_BASE_URL=" + this.simulator.openAiBaseUrl(), "--WHAPI_TOKEN=whapi",
					"--WHAPI_BASE_URL=" + this.simulator.whapiBaseUrl(), "--META_ACCESS_TOKEN=meta",
					"--META_PHONE_NUMBER_ID=" + MetaBody.PHONE_NUMBER_ID,
					"--META_BASE_URL=" + this.simulator.metaBaseUrl(), "--REMANSO_INSTANCE=" + instance));
	}

	private void stopWorkersOnly() {
		this.running.forEach(ConfigurableApplicationContext::close);
		this.running.clear();
	}

	// Deleting needs an empty group: a static member that has left stays until its
	// session times out.
	private void deleteOffsets() {
		try (Admin admin = this.kafka.admin()) {
			Set<TopicPartition> partitions = IntStream.range(0, Topics.PARTITIONS)
				.mapToObj((n) -> new TopicPartition(Topics.CLOSED_BUFFERS.name(), n))
				.collect(Collectors.toSet());
			Awaitility.await("the group's offsets to be deleted").atMost(PATIENCE).ignoreExceptions().until(() -> {
				admin.deleteConsumerGroupOffsets("responder-service", partitions).all().get();
				return true;
			});
		}
	}

	private void awaitAllCommitted() throws ExecutionException, InterruptedException {
		try (Admin admin = this.kafka.admin()) {
			long wanted = this.kafka.read(Topics.CLOSED_BUFFERS.name())
				.stream()
				.map((record) -> record.partition())
				.distinct()
				.count();
			Awaitility.await("every closed buffer to be finished again")
				.atMost(PATIENCE)
				.until(() -> admin.listConsumerGroupOffsets("responder-service")
					.partitionsToOffsetAndMetadata()
					.get()
					.size() >= wanted);
		}
	}

	private void awaitEnds(Set<String> turns) {
		Awaitility.await("the turns' ends").atMost(PATIENCE).until(() -> endsOf(turns).count() >= turns.size());
		assertThat(endsOf(turns)).hasSameSizeAs(turns);
	}

	private Stream<String> endsOf(Set<String> turns) {
		return this.kafka.terminals().stream().map(Outcome.Terminal::turnId).filter(turns::contains);
	}

	private List<Outcome> outcomesOf(ClosedBuffer buffer) {
		return this.kafka.outcomes().stream().filter((outcome) -> outcome.turnId().equals(buffer.turnId())).toList();
	}

	private static Set<String> ids(List<ClosedBuffer> buffers) {
		return buffers.stream().map(ClosedBuffer::turnId).collect(Collectors.toSet());
	}

}
