package io.remanso.responder.delivery.whapi;

import io.remanso.responder.delivery.Answer;
import io.remanso.responder.delivery.GatewayHttp;
import io.remanso.responder.delivery.Sending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

class WhapiAnswersTest {

	@Test
	void shouldTakeTheIdOfASentMessage() {
		ObjectNode body = GatewayHttp.object().put("sent", true);
		body.putObject("message").put("id", "AbC1");
		assertThat(WhapiAnswers.sending(new Answer.Http(200, body, ""))).isEqualTo(new Sending.Taken("AbC1"));
	}

	@Test
	void shouldSlowEverybodyAtTheLimit() {
		assertThat(sending(429)).isInstanceOf(Sending.Throttled.class);
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 403, 404, 413, 415 })
	void shouldGiveUpWhatWillNeverBeTaken(int status) {
		assertThat(sending(status)).isInstanceOf(Sending.Refused.class);
	}

	@ParameterizedTest
	@ValueSource(ints = { 401, 402 })
	void shouldTellThatTheChannelIsRefused(int status) {
		assertThat(sending(status)).isInstanceOf(Sending.AccountRefused.class);
	}

	@ParameterizedTest
	@ValueSource(ints = { 408, 500, 502, 503, 504 })
	void shouldBeInDoubtWhereTheServerBroke(int status) {
		assertThat(sending(status)).isInstanceOf(Sending.InDoubt.class);
	}

	@Test
	void shouldTellALostAnswerFromAConnectionThatNeverWas() {
		assertThat(WhapiAnswers.sending(new Answer.Lost("timeout"))).isInstanceOf(Sending.InDoubt.class);
		assertThat(WhapiAnswers.sending(new Answer.NotConnected())).isInstanceOf(Sending.NotNow.class);
	}

	private static Sending sending(int status) {
		return WhapiAnswers.sending(new Answer.Http(status, GatewayHttp.object(), ""));
	}

}
