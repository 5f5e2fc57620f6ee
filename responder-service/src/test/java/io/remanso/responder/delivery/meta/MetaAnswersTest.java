package io.remanso.responder.delivery.meta;

import java.time.Duration;

import io.remanso.responder.delivery.Answer;
import io.remanso.responder.delivery.GatewayHttp;
import io.remanso.responder.delivery.Sending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

class MetaAnswersTest {

	@Test
	void shouldTakeTheIdOfASentMessage() {
		ObjectNode body = GatewayHttp.object();
		body.putArray("messages").addObject().put("id", "wamid.1");
		assertThat(MetaAnswers.sending(new Answer.Http(200, body, ""))).isEqualTo(new Sending.Taken("wamid.1"));
	}

	@Test
	void shouldKnowOnlyThatItWasSentWhereTheAnswerNamesNoId() {
		assertThat(MetaAnswers.sending(new Answer.Http(200, GatewayHttp.object(), "")))
			.isEqualTo(new Sending.Taken(null));
	}

	@ParameterizedTest
	@ValueSource(ints = { 4, 613, 80007, 130429, 131048, 131064, 133016 })
	void shouldSlowEverybodyAtALimitOfTheNumber(int code) {
		assertThat(sending(400, code)).isInstanceOfSatisfying(Sending.Throttled.class,
				(throttled) -> assertThat(throttled.pair()).isFalse());
	}

	@Test
	void shouldSlowOnlyOneUserAtTheLimitOfAPair() {
		assertThat(sending(429, 131056)).isInstanceOfSatisfying(Sending.Throttled.class,
				(throttled) -> assertThat(throttled.pair()).isTrue());
	}

	@Test
	void shouldHeedTheStatusWhereThereIsNoCode() {
		assertThat(MetaAnswers.sending(new Answer.Http(429, GatewayHttp.object(), "7"))).isInstanceOfSatisfying(
				Sending.Throttled.class,
				(throttled) -> assertThat(throttled.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 131000, 131014, 131016, 131053, 131057 })
	void shouldTryLaterWhatMetaCouldNotDoNow(int code) {
		assertThat(sending(500, code)).isInstanceOf(Sending.NotNow.class);
	}

	@ParameterizedTest
	@ValueSource(ints = { 100, 131008, 131009, 131021, 131026, 131030, 131045, 130497, 131049, 131050, 131051, 131052,
			131062, 130472, 132000, 137000 })
	void shouldGiveUpWhatWillNeverBeTaken(int code) {
		assertThat(sending(400, code)).isInstanceOfSatisfying(Sending.Refused.class,
				(refused) -> assertThat(refused.windowClosed()).isFalse());
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 3, 10, 190, 200, 299, 368, 131005, 131031, 131042 })
	void shouldTellThatTheAccountIsRefused(int code) {
		assertThat(sending(400, code)).isInstanceOf(Sending.AccountRefused.class);
	}

	@Test
	void shouldTellThatTheTokenIsRefusedWithoutACodeToo() {
		assertThat(MetaAnswers.sending(new Answer.Http(401, GatewayHttp.object(), "")))
			.isInstanceOf(Sending.AccountRefused.class);
	}

	@Test
	void shouldTellThatTheWindowIsClosed() {
		assertThat(sending(400, 131047)).isInstanceOfSatisfying(Sending.Refused.class,
				(refused) -> assertThat(refused.windowClosed()).isTrue());
	}

	@Test
	void shouldBeInDoubtWhereSomethingOnTheWayAnswered() {
		assertThat(MetaAnswers.sending(new Answer.Http(502, GatewayHttp.object(), "")))
			.isInstanceOf(Sending.InDoubt.class);
		assertThat(MetaAnswers.sending(new Answer.Http(408, GatewayHttp.object(), "")))
			.isInstanceOf(Sending.InDoubt.class);
	}

	@Test
	void shouldTellALostAnswerFromAConnectionThatNeverWas() {
		assertThat(MetaAnswers.sending(new Answer.Lost("timeout"))).isInstanceOf(Sending.InDoubt.class);
		assertThat(MetaAnswers.sending(new Answer.NotConnected())).isInstanceOf(Sending.NotNow.class);
	}

	private static Sending sending(int status, int code) {
		ObjectNode body = GatewayHttp.object();
		body.putObject("error").put("code", code).put("message", "words");
		return MetaAnswers.sending(new Answer.Http(status, body, ""));
	}

}
