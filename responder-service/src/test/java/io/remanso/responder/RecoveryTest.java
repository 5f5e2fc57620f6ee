package io.remanso.responder;

import java.time.Instant;
import java.util.List;
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
import io.remanso.simulator.Simulator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A worker that goes on where another ended: what is recorded stands, and is neither done
 * nor counted again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecoveryTest {

	@RegisterExtension
	private final Worker worker = new Worker("a");

	private final Kafka kafka = this.worker.kafka();

	private final Simulator simulator = this.worker.simulator();

	@AfterEach
	void stop() {
		this.worker.stop();
	}

	@Test
	void shouldGenerateAndSendNothingAgainWhereTheGroupHasLostItsOffsets() {
		this.worker.start();
		List<ClosedBuffer> buffers = IntStream.range(0, 20)
			.mapToObj((n) -> ClosedBuffers.of((n % 2 == 0) ? Gateway.META : Gateway.WHAPI,
					"5730000005%02d".formatted(n), "hola " + n))
			.toList();
		buffers.forEach(this.kafka::write);
		this.kafka.awaitEnds(buffers.stream().map(ClosedBuffer::turnId).collect(Collectors.toSet()));
		this.worker.stop();
		int calls = this.simulator.openAi().calls().size();
		this.kafka.deleteOffsets();
		this.worker.start();
		ClosedBuffer last = ClosedBuffers.of(Gateway.META, "573000000599", "y uno más");
		this.kafka.write(last);
		this.kafka.awaitEnd(last);
		this.kafka.awaitAllCommitted();
		assertThat(this.simulator.meta().sent().size() + this.simulator.whapi().sent().size()).isEqualTo(21);
		assertThat(this.simulator.openAi().calls()).hasSize(calls + 1);
	}

	@Test
	void shouldNotAnswerATurnWhoseFailureIsDecided() {
		ClosedBuffer buffer = ClosedBuffers.of(Gateway.META, "573000000611", "hola");
		this.kafka.write(buffer);
		this.kafka.write(Topics.OUTCOMES, buffer.userId(), new Outcome.FailureDecided(buffer.turnId(), buffer.userId(),
				Outcome.Failure.MODEL, "before", new Memory(null, null, null, List.of()), Instant.now()));
		this.kafka.write(Topics.RECEIPTS, buffer.userId(), new Receipt(buffer.userId(), buffer.chat(), "wamid.sorry",
				Receipt.Status.SENT, buffer.turnId() + "/apology", null, null, Instant.now(), Instant.now()));
		this.worker.start();
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
		this.worker.start();
		answerATurn();
		failed(part, 131047);
		failed(part, 131047);
		failed("somebody else's 573000000612", 131047);
		failed(UUID.randomUUID() + "/apology", 131026);
		awaitFailed(131026);
		assertThat(failed(131047)).isEqualTo(1);
		this.worker.stop();
		this.worker.start();
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

	private double failed(int code) {
		return this.worker.bean(MeterRegistry.class)
			.counter("remanso.parts.failed", "gateway", "meta", "code", Integer.toString(code))
			.count();
	}

	private void awaitFailed(int code) {
		Awaitility.await("a failed part to be counted").until(() -> failed(code) == 1);
	}

}
