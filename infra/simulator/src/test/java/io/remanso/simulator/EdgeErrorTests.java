package io.remanso.simulator;

import java.util.Optional;

import io.remanso.simulator.Caller.Answer;
import io.remanso.simulator.faults.Decision;
import io.remanso.simulator.faults.Fault;
import io.remanso.simulator.meta.MetaOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EdgeErrorTests {

	private final Simulator simulator = Simulator
		.start(SimulatorOptions.defaults().with(new MetaOptions("secret", "100000000000001", null, true, 0)));

	private final Caller meta = new Caller(this.simulator.metaBaseUrl(), "secret");

	@AfterEach
	void stop() {
		this.meta.close();
		this.simulator.close();
	}

	private Answer send(Fault fault) throws Exception {
		this.simulator.faults().hook((_) -> Optional.of(Decision.wrong(fault)));
		return this.meta.post("/100000000000001/messages", """
				{"messaging_product": "whatsapp", "to": "573000000001", "type": "text", "text": {"body": "hola"}}""");
	}

	@Test
	void shouldAnswerWithAPageInsteadOfTheEffect() throws Exception {
		Answer answer = send(new Fault.EdgeError(503, false));

		assertThat(answer.status()).isEqualTo(503);
		assertThat(answer.latin1()).startsWith("<!DOCTYPE html>");
		assertThat(this.simulator.meta().sent()).isEmpty();
	}

	@Test
	void shouldAnswerWithAPageAfterTheEffect() throws Exception {
		Answer answer = send(new Fault.EdgeError(502, true));

		assertThat(answer.status()).isEqualTo(502);
		assertThat(this.simulator.meta().sent()).hasSize(1);
	}

}
