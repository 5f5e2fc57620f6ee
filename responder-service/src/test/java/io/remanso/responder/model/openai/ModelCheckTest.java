package io.remanso.responder.model.openai;

import java.net.URI;
import java.time.LocalDate;

import com.openai.client.OpenAIClient;
import io.remanso.responder.lifetime.Lifetime;
import io.remanso.simulator.faults.FaultProfile;
import io.remanso.simulator.ledger.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ModelCheckTest {

	@RegisterExtension
	private final SimulatedModel model = new SimulatedModel();

	private final ModelCheck check = new ModelCheck(this.model.client(), "org/some-model");

	@Test
	void shouldTellTheDayOfItsEnd() throws Exception {
		this.model.simulator().openAi().models().setShutdown("org/some-model", LocalDate.parse("2026-12-11"));
		assertThat(this.check.ask()).isEqualTo(new Lifetime.Until(LocalDate.parse("2026-12-11")));
	}

	@Test
	void shouldTellThatNoEndIsKnown() throws Exception {
		assertThat(this.check.ask()).isEqualTo(new Lifetime.Open());
	}

	@Test
	void shouldTellThatThereIsNoSuchModel() throws Exception {
		this.model.simulator().openAi().models().remove("org/some-model");
		assertThat(this.check.ask()).isInstanceOf(Lifetime.Gone.class);
	}

	@ParameterizedTest
	@ValueSource(ints = { 401, 403, 404, 429, 500 })
	void shouldTakeNoOtherErrorForAnEnd(int status) throws Exception {
		this.model.simulator().faults().set(Api.OPENAI, FaultProfile.failing(1, status));
		assertThat(this.check.ask()).isEqualTo(new Lifetime.Untold());
	}

	@Test
	void shouldNotMindAServerThatCannotBeReached() throws Exception {
		OpenAIClient nobody = OpenAiAssistants.client(URI.create("http://127.0.0.1:1/v1"), "sk-test");
		assertThat(new ModelCheck(nobody, "some-model").ask()).isEqualTo(new Lifetime.Untold());
		nobody.close();
	}

}
