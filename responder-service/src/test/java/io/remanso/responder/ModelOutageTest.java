package io.remanso.responder;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Outcome;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.faults.Decision;
import io.remanso.simulator.faults.Fault;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.openai.Echo;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The edge before the model answers 503, and then no longer: turns wait, nobody is told
 * anything, and all are answered once.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelOutageTest {

	@RegisterExtension
	private final Worker worker = new Worker("outage");

	private final Kafka kafka = this.worker.kafka();

	private final Simulator simulator = this.worker.simulator();

	@AfterEach
	void stop() {
		this.worker.stop();
	}

	@ParameterizedTest
	@ValueSource(strings = { "conversation", "transcript" })
	void shouldHoldTurnsBackUntilTheModelIsBackAndAnswerThemAll(String memory) {
		this.worker.start("--ASSISTANT_MEMORY=" + memory);
		this.simulator.faults()
			.hook((call) -> call.path().equals("/responses")
					? Optional.of(Decision.wrong(new Fault.EdgeError(503, false))) : Optional.empty());
		int before = this.simulator.meta().sent().size();
		List<ClosedBuffer> turns = new ArrayList<>();
		for (int n = 0; n < 8; n++) {
			turns.add(ClosedBuffers.of(Gateway.META, "57300000%s%02d".formatted(memory.length(), n), memory + " " + n));
		}
		turns.forEach(this.kafka::write);
		Awaitility.await("seen to be away").until(() -> !health("breakers").getStatus().equals(Status.UP));
		// Its partitions may still be recovering.
		Awaitility.await("ready all the same").until(() -> health("readiness").getStatus().equals(Status.UP));
		long asked = asked();
		// After one, two and four seconds: longer than six tries took.
		Awaitility.await("three have gone to see").atMost(Duration.ofSeconds(30)).until(() -> asked() >= asked + 3);
		this.simulator.faults().clear();
		Set<String> ids = turns.stream().map(ClosedBuffer::turnId).collect(Collectors.toSet());
		assertThat(this.kafka.awaitEnds(ids)).hasSize(turns.size()).hasOnlyElementsOfType(Outcome.Answered.class);
		assertThat(this.simulator.meta().sent().subList(before, before + turns.size()))
			.allSatisfy((sent) -> assertThat(Echo.lines(sent.text())).singleElement().asString().startsWith(memory));
		assertThat(this.simulator.meta().sent()).hasSize(before + turns.size());
		Awaitility.await("back").until(() -> health("breakers").getStatus().equals(Status.UP));
	}

	private long asked() {
		return this.simulator.ledger()
			.calls(Api.OPENAI)
			.stream()
			.filter((call) -> call.path().equals("/responses"))
			.count();
	}

	private HealthDescriptor health(String path) {
		return Objects.requireNonNull(this.worker.bean(HealthEndpoint.class).healthForPath(path));
	}

}
