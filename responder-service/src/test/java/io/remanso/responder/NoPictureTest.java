package io.remanso.responder;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.inbound.MediaKind;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Outcome;
import io.remanso.responder.media.TestFiles;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.faults.Decision;
import io.remanso.simulator.faults.Fault;
import io.remanso.simulator.media.Medium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is no picture, though it says so: its caption is answered, and so is what comes
 * after it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoPictureTest {

	@RegisterExtension
	private final Worker worker = Worker.running("a");

	private final Kafka kafka = this.worker.kafka();

	private final Simulator simulator = this.worker.simulator();

	@ParameterizedTest
	@EnumSource(Gateway.class)
	void shouldAnswerTheWordsBesideAPageThatIsServedAsAPicture(Gateway gateway) {
		Medium page = this.simulator.media().put("image/jpeg", TestFiles.page());
		String user = "57300000050" + ((gateway == Gateway.META) ? 1 : 2);
		ClosedBuffer first = ClosedBuffers.with(gateway, user, new Content.Media(MediaKind.IMAGE, page.id(), null,
				"image/jpeg", null, null, null, null, "¿Se arregla?"));
		this.kafka.write(first);
		Outcome.Terminal end = this.kafka.awaitEnd(first);
		assertThat(end).isInstanceOf(Outcome.Answered.class);
		assertThat(end.memory().entries().getFirst().text()).isEqualTo("[Imagen, no se pudo ver] ¿Se arregla?");
		assertThat(this.simulator.openAi().calls()).singleElement().satisfies((call) -> {
			assertThat(call.lines()).containsExactly("[Imagen, no se pudo ver] ¿Se arregla?");
			assertThat(call.images()).isZero();
		});
	}

	@Test
	void shouldAnswerTheWordsBesideAPictureThatTheModelsServerRefuses() {
		Medium picture = this.simulator.media().put("image/png", TestFiles.picture("png"));
		AtomicInteger left = new AtomicInteger(1);
		this.simulator.faults()
			.hook((call) -> (call.path().equals("/responses") && left.getAndDecrement() > 0)
					? Optional.of(Decision.wrong(new Fault.Failure(400, "image_parse_error"))) : Optional.empty());
		ClosedBuffer first = ClosedBuffers.with(Gateway.META, "573000000503", new Content.Media(MediaKind.IMAGE,
				picture.id(), null, "image/png", null, null, null, null, "¿Se arregla?"));
		this.kafka.write(first);
		Outcome.Terminal end = this.kafka.awaitEnd(first);
		assertThat(end).isInstanceOf(Outcome.Answered.class);
		assertThat(end.memory().entries().getFirst().text()).isEqualTo("[Imagen, no se pudo ver] ¿Se arregla?");
		assertThat(this.simulator.meta().sent()).hasSize(1);
	}

}
