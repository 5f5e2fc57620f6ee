package io.remanso.responder;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.user.UserState;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.faults.FaultProfile;
import io.remanso.simulator.ledger.Api;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of a turn, and of the next one, while the model does not answer.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HangingModelTest {

	@RegisterExtension
	private final Worker worker = new Worker("a");

	private final Kafka kafka = this.worker.kafka();

	private final Simulator simulator = this.worker.simulator();

	@AfterEach
	void stop() {
		this.worker.stop();
	}

	@Test
	void shouldFailAHangingTurnInTimeAndAnswerTheNextInOrder() {
		this.worker.start("--TURN_TIMEOUT=4s");
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
		this.worker.start();
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
		this.worker.start();
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

}
