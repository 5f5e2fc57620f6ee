package io.remanso.responder.model.openai;

import java.time.Duration;
import java.util.List;

import com.openai.core.http.HttpResponse;
import com.openai.errors.BadRequestException;
import com.openai.models.responses.ResponseCreateParams;
import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.responder.model.Line;
import io.remanso.responder.model.ModelSettings;
import io.remanso.responder.model.Ours;
import io.remanso.responder.model.Question;
import io.remanso.simulator.faults.FaultProfile;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.openai.Models;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What the server would refuse tells what it was asked with. */
class TuningTest {

	private static final ResponseCreateParams PARAMS = ResponseCreateParams.builder()
		.model("some-model")
		.input("hola")
		.build();

	@RegisterExtension
	private final SimulatedModel model = new SimulatedModel();

	private final Models models = this.model.simulator().openAi().models();

	@Test
	void shouldLeaveOutWhatTheServerRefusesFromThenOn() {
		this.models.refuse("reasoning.effort");
		Tuning tuning = tuning("low", "low");
		assertThat(ask(tuning)).isEqualTo(200);
		assertThat(ask(tuning)).isEqualTo(200);
		assertThat(calls()).isEqualTo(3);
	}

	@Test
	void shouldLeaveOutBothWhereBothAreRefused() {
		this.models.refuse("reasoning.effort");
		this.models.refuse("text.verbosity");
		Tuning tuning = tuning("none", "high");
		assertThat(ask(tuning)).isEqualTo(200);
		assertThat(calls()).isEqualTo(3);
	}

	@Test
	void shouldSayWhatIsSetAndNothingElse() {
		this.models.refuse("text.verbosity");
		assertThat(ask(tuning("max", ""))).isEqualTo(200);
		assertThat(calls()).isOne();
		this.models.refuse("reasoning.effort");
		assertThat(ask(tuning("", ""))).isEqualTo(200);
		assertThat(calls()).isEqualTo(2);
	}

	@Test
	void shouldGoWithEveryQuestionAndCostNoAnswerWhereItIsRefused() throws Exception {
		this.models.refuse("reasoning.effort");
		assertThat(this.model.conversations().answer(question()).text()).isNotEmpty();
		assertThat(this.model.transcript().answer(question()).attempts()).isOne();
		assertThat(calls()).isEqualTo(4);
	}

	@Test
	void shouldNotAskAgainAfterAnotherRefusal() {
		this.model.simulator().faults().set(Api.OPENAI, FaultProfile.failing(1, 400).withErrorCode("invalid_value"));
		assertThatExceptionOfType(BadRequestException.class).isThrownBy(() -> ask(tuning("low", "low")));
		assertThat(calls()).isOne();
	}

	private int ask(Tuning tuning) {
		return tuning.ask(PARAMS, (params) -> {
			try (HttpResponse response = this.model.client().responses().withRawResponse().create(params)) {
				return response.statusCode();
			}
		});
	}

	private Question question() {
		return new Question("turn-1", "573001112233", null, List.of(), "Cliente: Ana",
				List.of(new Line(TranscriptEntry.Role.USER, "hola", List.of())), false,
				this.model.time().in(Duration.ofMinutes(1)), new Ours(), () -> false);
	}

	private static Tuning tuning(String effort, String verbosity) {
		return new Tuning(
				new ModelSettings("some-model", "", 16_000, 500, Duration.ofSeconds(2), 10, effort, verbosity));
	}

	private long calls() {
		return this.model.simulator()
			.ledger()
			.calls(Api.OPENAI)
			.stream()
			.filter((call) -> call.path().equals("/responses"))
			.count();
	}

}
