package io.remanso.responder;

import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Outcome;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.SimulatorOptions;
import io.remanso.simulator.ledger.Sent;
import io.remanso.simulator.openai.OpenAiOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A model that answers more than a record may hold.
 */
class TooLargeReplyTest {

	private final Kafka kafka = new Kafka();

	private final Simulator simulator = Simulator
		.start(SimulatorOptions.defaults().with(OpenAiOptions.USUAL.withAnswerer((_) -> "palabra ".repeat(200_000))));

	private final ConfigurableApplicationContext worker = ResponderApplication.application()
		.web(WebApplicationType.NONE)
		.run(Settings.of(this.kafka, this.simulator, "large", "--ASSISTANT_MAX_OUTPUT_TOKENS=1000000"));

	@AfterEach
	void stop() {
		this.worker.close();
		this.simulator.close();
		this.kafka.close();
	}

	@Test
	void shouldApologiseOnceAndFailWhereTheReplyCannotBeRecorded() {
		ClosedBuffer buffer = ClosedBuffers.of(Gateway.META, "573000000730", "hola");
		this.kafka.write(buffer);
		assertThat(this.kafka.awaitEnd(buffer)).isInstanceOfSatisfying(Outcome.Failed.class, (failed) -> {
			assertThat(failed.apologised()).isTrue();
			assertThat(failed.detail()).contains("UnwritableOutcomeException");
		});
		assertThat(this.simulator.meta().sent()).extracting(Sent::text)
			.singleElement()
			.asString()
			.startsWith("Disculpa");
	}

}
