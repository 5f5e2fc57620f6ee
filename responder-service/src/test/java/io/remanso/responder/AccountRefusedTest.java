package io.remanso.responder;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Outcome;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.faults.FaultProfile;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.ledger.Sent;
import io.remanso.simulator.openai.Echo;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A token that was taken back and then mended: turns wait, and nobody is told anything.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountRefusedTest {

	@RegisterExtension
	private final Worker worker = Worker.running("refused");

	private final Kafka kafka = this.worker.kafka();

	private final Simulator simulator = this.worker.simulator();

	@ParameterizedTest
	@CsvSource({ "OPENAI, /responses, META, 401", "META, /messages, META, 401", "WHAPI, /messages/text, WHAPI, 402" })
	void shouldHoldTurnsBackUntilTheAccountIsMendedAndAnswerThemAll(Api api, String path, Gateway gateway, int status) {
		this.simulator.faults().set(api, FaultProfile.failing(1, status).only(path));
		List<ClosedBuffer> turns = new ArrayList<>();
		write(turns, gateway, path);
		Awaitility.await("refused")
			.until(this::refusals, (why) -> why.contains("account refused (" + said(api, status)));
		assertThat(health("readiness").getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
		assertThat(health("liveness").getStatus()).isEqualTo(Status.UP);
		long before = calls(api, path);
		for (int n = 0; n < 5; n++) {
			write(turns, gateway, path);
		}
		Awaitility.await("one has gone to see").atMost(Duration.ofSeconds(20)).until(() -> calls(api, path) > before);
		assertThat(calls(api, path)).isEqualTo(before + 1);
		this.simulator.faults().clear();
		assertThat(this.kafka.awaitEnds(turns.stream().map(ClosedBuffer::turnId).collect(Collectors.toSet())))
			.hasSize(6)
			.allSatisfy((end) -> assertThat(end).isInstanceOf(Outcome.Answered.class));
		assertThat(sent(gateway)).hasSize(6).allSatisfy((sent) -> assertThat(Echo.lines(sent.text())).isNotEmpty());
		Awaitility.await("accepted").until(() -> health("readiness").getStatus().equals(Status.UP));
	}

	private void write(List<ClosedBuffer> turns, Gateway gateway, String text) {
		ClosedBuffer turn = ClosedBuffers.of(gateway, "5730000008%02d".formatted(turns.size()), text);
		turns.add(turn);
		this.kafka.write(turn);
	}

	// Typing goes to Meta by the same path, and says nothing.
	private long calls(Api api, String path) {
		return this.simulator.ledger()
			.calls(api)
			.stream()
			.filter((call) -> call.path().endsWith(path) && (api != Api.META || !call.text().isEmpty()))
			.count();
	}

	private List<Sent> sent(Gateway gateway) {
		return (gateway == Gateway.WHAPI) ? this.simulator.whapi().sent() : this.simulator.meta().sent();
	}

	private static String said(Api api, int status) {
		return switch (api) {
			case OPENAI -> "the model's server answered " + status;
			case META -> "Meta answered " + status;
			case WHAPI -> "Whapi answered " + status;
		};
	}

	private String refusals() {
		return (health("accounts") instanceof IndicatedHealthDescriptor accounts) ? accounts.getDetails().toString()
				: "";
	}

	private HealthDescriptor health(String group) {
		return Objects.requireNonNull(this.worker.bean(HealthEndpoint.class).healthForPath(group));
	}

}
