package io.remanso.responder;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.MeterRegistry;
import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.inbound.Receipt;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.user.UserState;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.SimulatorOptions;
import io.remanso.simulator.faults.FaultProfile;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.ledger.Sent;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A worker that goes on where another ended: what is recorded stands, and what is in
 * doubt is settled before anything is sent again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecoveryTest {

	private final Kafka kafka = new Kafka();

	private final Simulator simulator = Simulator.start(SimulatorOptions.echo());

	private final List<ConfigurableApplicationContext> running = new ArrayList<>();

	@AfterEach
	void stopWorker() {
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
	void shouldGenerateAndSendNothingAgainWhereTheGroupHasLostItsOffsets() {
		start();
		List<ClosedBuffer> buffers = IntStream.range(0, 20)
			.mapToObj((n) -> ClosedBuffers.of((n % 2 == 0) ? Gateway.META : Gateway.WHAPI,
					"5730000005%02d".formatted(n), "hola " + n))
			.toList();
		buffers.forEach(this.kafka::write);
		this.kafka.awaitEnds(buffers.stream().map(ClosedBuffer::turnId).collect(Collectors.toSet()));
		this.running.forEach(ConfigurableApplicationContext::close);
		int calls = this.simulator.openAi().calls().size();
		this.kafka.deleteOffsets();
		start();
		ClosedBuffer last = ClosedBuffers.of(Gateway.META, "573000000599", "y uno más");
		this.kafka.write(last);
		this.kafka.awaitEnd(last);
		this.kafka.awaitAllCommitted();
		assertThat(this.simulator.meta().sent().size() + this.simulator.whapi().sent().size()).isEqualTo(21);
		assertThat(this.simulator.openAi().calls()).hasSize(calls + 1);
	}

	@Test
	void shouldTakeAPartInDoubtForSentWhereAReceiptNamesIt() {
		ClosedBuffer buffer = begun(Gateway.META, "573000000601");
		this.kafka.write(Topics.RECEIPTS, buffer.userId(), new Receipt(buffer.userId(), buffer.chat(), "wamid.before",
				Receipt.Status.DELIVERED, buffer.turnId() + "/1", null, null, Instant.now(), Instant.now()));
		start();
		assertThat(this.kafka.awaitEnd(buffer)).isInstanceOf(Outcome.Answered.class);
		assertThat(part(buffer).proof()).isEqualTo(Outcome.Proof.RECEIPT);
		assertThat(part(buffer).messageId()).isEqualTo("wamid.before");
		assertThat(this.simulator.meta().sent()).isEmpty();
		assertThat(this.simulator.openAi().calls()).isEmpty();
	}

	@Test
	void shouldNotTakeAPartInDoubtForSentWhereItsReceiptSaysThatItFailed() {
		ClosedBuffer buffer = begun(Gateway.META, "573000000609");
		this.kafka.write(Topics.RECEIPTS, buffer.userId(),
				new Receipt(buffer.userId(), buffer.chat(), "wamid.before", Receipt.Status.FAILED,
						buffer.turnId() + "/1", 131047, "more than 24 hours", Instant.now(), Instant.now()));
		start();
		assertThat(this.kafka.awaitEnd(buffer)).isInstanceOfSatisfying(Outcome.Failed.class,
				(failed) -> assertThat(failed.reason()).isEqualTo(Outcome.Failure.WINDOW_CLOSED));
		assertThat(this.simulator.meta().sent()).isEmpty();
	}

	@Test
	void shouldTakeAPartInDoubtForSentWhereTheChatListsIt() {
		ClosedBuffer buffer = begun(Gateway.WHAPI, "573000000602");
		send(buffer, "Hola de antes");
		start();
		assertThat(this.kafka.awaitEnd(buffer)).isInstanceOf(Outcome.Answered.class);
		assertThat(part(buffer).proof()).isEqualTo(Outcome.Proof.LISTED);
		assertThat(this.simulator.whapi().sent()).hasSize(1);
	}

	@Test
	void shouldSendAPartInDoubtThatTheChatDoesNotList() {
		ClosedBuffer buffer = begun(Gateway.WHAPI, "573000000603");
		start();
		this.kafka.awaitEnd(buffer);
		assertThat(this.simulator.whapi().sent()).extracting(Sent::text).containsExactly("Hola de antes");
		assertThat(this.simulator.openAi().calls()).isEmpty();
	}

	@Test
	void shouldSendAgainWhatNothingSettlesWhereThatIsThePolicy() {
		ClosedBuffer buffer = begun(Gateway.META, "573000000604");
		start("--IN_DOUBT=resend");
		this.kafka.awaitEnd(buffer);
		assertThat(part(buffer).proof()).isEqualTo(Outcome.Proof.RESPONSE);
		assertThat(this.simulator.meta().sent()).hasSize(1);
		assertThat(settled("resend")).isEqualTo(1);
	}

	@Test
	void shouldSkipWhatNothingSettlesWhereThatIsThePolicy() {
		ClosedBuffer buffer = begun(Gateway.META, "573000000605");
		start("--IN_DOUBT=skip");
		this.kafka.awaitEnd(buffer);
		assertThat(part(buffer).proof()).isEqualTo(Outcome.Proof.ASSUMED);
		assertThat(this.simulator.meta().sent()).isEmpty();
		assertThat(settled("skip")).isEqualTo(1);
	}

	@Test
	void shouldNotSendTwiceWhereTheGatewaysAnswerWasLost() {
		start();
		this.simulator.faults().set(Api.WHAPI, FaultProfile.losingAnswers(1).only("/messages/text").times(1));
		ClosedBuffer buffer = ClosedBuffers.of(Gateway.WHAPI, "573000000606", "hola");
		this.kafka.write(buffer);
		this.kafka.awaitEnd(buffer);
		assertThat(part(buffer).proof()).isEqualTo(Outcome.Proof.LISTED);
		assertThat(this.simulator.whapi().sent()).hasSize(1);
	}

	@Test
	void shouldFailAHangingTurnInTimeAndAnswerTheNextInOrder() {
		start("--TURN_TIMEOUT=4s");
		this.simulator.faults().set(Api.OPENAI, FaultProfile.hanging(1).only("/responses").times(1));
		ClosedBuffer hanging = ClosedBuffers.of(Gateway.META, "573000000607", "se cuelga");
		ClosedBuffer next = ClosedBuffers.of(Gateway.META, "573000000607", "¿sigues?");
		this.kafka.write(hanging);
		this.kafka.write(next);
		List<Outcome.Terminal> ends = this.kafka.awaitEnds(Set.of(hanging.turnId(), next.turnId()));
		assertThat(ends).extracting(Outcome::turnId).containsExactly(hanging.turnId(), next.turnId());
		assertThat(ends.getFirst()).isInstanceOfSatisfying(Outcome.Failed.class, (failed) -> {
			assertThat(failed.reason()).isEqualTo(Outcome.Failure.TIMEOUT);
			assertThat(failed.apologised()).isTrue();
		});
		assertThat(ends.getLast()).isInstanceOf(Outcome.Answered.class);
		assertThat(this.kafka.deadLetters()).anySatisfy(
				(letter) -> assertThat(new String(letter.value(), StandardCharsets.UTF_8)).contains(hanging.turnId()));
	}

	// As where the lease has lapsed: the gate opened while the model still thinks.
	@Test
	void shouldEndATurnThatOutlivedItsLeaseBeforeTheNext() {
		start();
		this.simulator.faults().set(Api.OPENAI, FaultProfile.hanging(1).only("/responses").times(1));
		ClosedBuffer hanging = ClosedBuffers.of(Gateway.META, "573000000609", "se cuelga");
		ClosedBuffer next = ClosedBuffers.of(Gateway.META, "573000000609", "¿sigues?");
		this.kafka.write(hanging);
		awaitAsked();
		this.kafka.write(next);
		this.kafka.write(ClosedBuffers.of(Gateway.META, "573000000610", "otro"));
		Awaitility.await("another user's answer").until(() -> this.simulator.meta().sent().size() == 1);
		this.simulator.faults().release();
		List<Outcome.Terminal> ends = this.kafka.awaitEnds(Set.of(hanging.turnId(), next.turnId()));
		assertThat(ends).hasOnlyElementsOfType(Outcome.Answered.class)
			.extracting(Outcome::turnId)
			.containsExactly(hanging.turnId(), next.turnId());
		assertThat(this.simulator.meta().sent()).hasSize(3);
	}

	@Test
	void shouldLeaveTheMemoryTrueWhereAPersonTakesOverWhileTheModelThinks() {
		start();
		this.simulator.faults().set(Api.OPENAI, FaultProfile.hanging(1).only("/responses").times(1));
		ClosedBuffer buffer = ClosedBuffers.of(Gateway.WHAPI, "573000000608", "hola");
		this.kafka.write(buffer);
		awaitAsked();
		this.kafka.write(Topics.USER_STATES, buffer.userId(),
				new UserState(buffer.userId(), null, Map.of(), Instant.now().plusSeconds(600), Instant.now()));
		this.simulator.faults().release();
		Outcome.Terminal end = this.kafka.awaitEnd(buffer);
		assertThat(end).isInstanceOf(Outcome.Suppressed.class);
		assertThat(this.simulator.whapi().sent()).isEmpty();
		assertThat(this.simulator.openAi().items(String.valueOf(end.memory().conversationId())).getLast().toString())
			.contains("no recibió");
	}

	private void awaitAsked() {
		Awaitility.await("the model to be asked")
			.until(() -> this.simulator.ledger()
				.calls(Api.OPENAI)
				.stream()
				.anyMatch((call) -> call.path().equals("/responses")));
	}

	@Test
	void shouldNotAnswerATurnWhoseFailureIsDecided() {
		ClosedBuffer buffer = ClosedBuffers.of(Gateway.META, "573000000611", "hola");
		this.kafka.write(buffer);
		this.kafka.write(Topics.OUTCOMES, buffer.userId(), new Outcome.FailureDecided(buffer.turnId(), buffer.userId(),
				Outcome.Failure.MODEL, "before", new Memory(null, null, null, List.of()), Instant.now()));
		this.kafka.write(Topics.RECEIPTS, buffer.userId(), new Receipt(buffer.userId(), buffer.chat(), "wamid.sorry",
				Receipt.Status.SENT, buffer.turnId() + "/apology", null, null, Instant.now(), Instant.now()));
		start();
		assertThat(this.kafka.awaitEnd(buffer)).isInstanceOfSatisfying(Outcome.Failed.class, (failed) -> {
			assertThat(failed.detail()).isEqualTo("before");
			assertThat(failed.apologised()).isTrue();
		});
		assertThat(this.simulator.meta().sent()).isEmpty();
		assertThat(this.simulator.openAi().calls()).isEmpty();
	}

	@Test
	void shouldCountAPartThatCouldNotBeDeliveredOnceAndNotAgainAfterARestart() {
		String part = UUID.randomUUID() + "/1";
		start();
		answerATurn();
		failed(part, 131047);
		failed(part, 131047);
		failed("somebody else's 573000000612", 131047);
		failed(UUID.randomUUID() + "/apology", 131026);
		awaitFailed(131026);
		assertThat(failed(131047)).isEqualTo(1);
		this.running.removeLast().close();
		start();
		answerATurn();
		failed(UUID.randomUUID() + "/2", 131026);
		awaitFailed(131026);
		assertThat(failed(131047)).isZero();
	}

	// What comes before the partition's first turn came before its owner.
	private void answerATurn() {
		ClosedBuffer buffer = ClosedBuffers.of(Gateway.META, "573000000612", "hola");
		this.kafka.write(buffer);
		this.kafka.awaitEnd(buffer);
	}

	private void failed(String callbackData, int code) {
		String user = "573000000612";
		this.kafka.write(Topics.RECEIPTS, user,
				new Receipt(user, new Chat(Gateway.META, "1", user, false), "wamid." + callbackData,
						Receipt.Status.FAILED, callbackData, code, "why", Instant.now(), Instant.now()));
	}

	private void awaitFailed(int code) {
		Awaitility.await("a failed part to be counted").until(() -> failed(code) == 1);
	}

	private double failed(int code) {
		return this.running.getLast()
			.getBean(MeterRegistry.class)
			.counter("remanso.parts.failed", "gateway", "meta", "code", Integer.toString(code))
			.count();
	}

	// A turn whose reply was recorded by a worker that then died: one part may be out.
	private ClosedBuffer begun(Gateway gateway, String user) {
		ClosedBuffer buffer = ClosedBuffers.of(gateway, user, "hola");
		this.kafka.write(buffer);
		this.kafka.write(Topics.OUTCOMES, user, new Outcome.ReplyGenerated(buffer.turnId(), user, "Hola de antes", null,
				"m", 1, 1, 1, 1, new Memory(null, null, null, List.of()), Instant.now()));
		return buffer;
	}

	private void send(ClosedBuffer buffer, String text) {
		try (var http = HttpClient.newHttpClient()) {
			http.send(HttpRequest.newBuilder(URI.create(this.simulator.whapiBaseUrl() + "/messages/text"))
				.header("Authorization", "Bearer whapi")
				.header("Content-Type", "application/json")
				.POST(HttpRequest.BodyPublishers
					.ofString("{\"to\":\"%s\",\"body\":\"%s\"}".formatted(buffer.chat().chatId(), text)))
				.build(), HttpResponse.BodyHandlers.discarding());
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Outcome.PartSent part(ClosedBuffer buffer) {
		return this.kafka.outcomesOf(buffer.turnId())
			.stream()
			.filter(Outcome.PartSent.class::isInstance)
			.map(Outcome.PartSent.class::cast)
			.findFirst()
			.orElseThrow();
	}

	private double settled(String how) {
		return this.running.getLast()
			.getBean(MeterRegistry.class)
			.counter("remanso.parts.in_doubt", "gateway", "meta", "settled", how)
			.count();
	}

	private void start(String... more) {
		this.running.add(ResponderApplication.application()
			.web(WebApplicationType.NONE)
			.run(Settings.of(this.kafka, this.simulator, "a", more)));
	}

}
