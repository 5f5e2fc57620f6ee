package io.remanso.responder.model.openai;

import java.time.Duration;

import io.remanso.responder.model.ModelException;
import io.remanso.responder.model.Ours;
import io.remanso.responder.model.Speaker;
import io.remanso.responder.pace.FakeTime;
import io.remanso.simulator.faults.FaultProfile;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.openai.Models;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SpeechGoneTest {

	@RegisterExtension
	private final SimulatedModel model = new SimulatedModel();

	private final Models models = this.model.simulator().openAi().models();

	private final FakeTime time = this.model.time();

	private final Speaker speaker = this.model.speaker();

	@Test
	void shouldNotAskAgainForAWhileWhereTheModelIsGone() {
		this.models.remove(SimulatedModel.VOICE.speech());
		assertThat(this.speaker.unavailable()).isNull();
		for (int n = 0; n < 5; n++) {
			assertThatThrownBy(this::speak).isInstanceOf(ModelException.class);
		}
		assertThat(calls()).isOne();
		assertThat(this.speaker.unavailable()).contains("model_not_found");
	}

	@Test
	void shouldGoAndSeeEverMoreRarelyWhetherItIsBack() throws Exception {
		this.models.remove(SimulatedModel.VOICE.speech());
		assertThatThrownBy(this::speak).isInstanceOf(ModelException.class);
		this.time.waiting().sleep(Duration.ofMinutes(5));
		assertThatThrownBy(this::speak).isInstanceOf(ModelException.class);
		this.time.waiting().sleep(Duration.ofMinutes(5));
		assertThatThrownBy(this::speak).isInstanceOf(ModelException.class);
		assertThat(calls()).isEqualTo(2);
		this.models.restore(SimulatedModel.VOICE.speech());
		this.time.waiting().sleep(Duration.ofMinutes(5));
		assertThat(speak()).isNotEmpty();
		assertThat(this.speaker.unavailable()).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "403, model_not_found", "404, ", "410, ", "429, insufficient_quota", "401, invalid_api_key",
			"400, model_deprecated" })
	void shouldTakeWhatNoRepeatingMendsForItsEnd(int status, String code) {
		FaultProfile profile = FaultProfile.failing(1, status);
		this.model.simulator().faults().set(Api.OPENAI, (code != null) ? profile.withErrorCode(code) : profile);
		assertThatThrownBy(this::speak).isInstanceOf(ModelException.class);
		assertThat(this.speaker.unavailable()).isNotNull();
	}

	@ParameterizedTest
	@CsvSource({ "400, string_above_max_length", "400, invalid_value", "500, server_error", "503, server_error" })
	void shouldGoOnSpeakingAfterWhatPassesOrIsOfOneText(int status, String code) throws Exception {
		this.model.simulator().faults().set(Api.OPENAI, FaultProfile.failing(1, status).withErrorCode(code));
		assertThatThrownBy(this::speak).isInstanceOf(ModelException.class);
		assertThat(this.speaker.unavailable()).isNull();
		this.model.simulator().faults().clear();
		assertThat(speak()).isNotEmpty();
	}

	private byte[] speak() throws Exception {
		return this.speaker.speak("hola", this.time.in(Duration.ofMinutes(1)), new Ours());
	}

	private long calls() {
		return this.model.simulator()
			.ledger()
			.calls(Api.OPENAI)
			.stream()
			.filter((call) -> call.path().equals("/audio/speech"))
			.count();
	}

}
