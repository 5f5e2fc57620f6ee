package io.remanso.responder.delivery;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.remanso.responder.partition.TenureEndedException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GatewayHttpTest {

	private static final JsonNode BODY = GatewayHttp.object().put("text", "hola");

	private static final JsonNode LONG_BODY = GatewayHttp.object().put("media", "A".repeat(10_000));

	@Test
	void shouldAskWhenTheHeadersAreSentAndNothingOfAShortBody() throws Exception {
		try (HalfGateway gateway = HalfGateway.start()) {
			Answer answer = http(gateway).post("/messages", BODY, () -> {
				Awaitility.await().until(gateway::hasHeaders);
				assertThat(gateway.body()).isEmpty();
			});
			assertThat(answer).isInstanceOfSatisfying(Answer.Http.class, (http) -> assertThat(http.ok()).isTrue());
			assertThat(gateway.body()).isEqualTo(BODY.toString());
		}
	}

	@Test
	void shouldAskWhenOnlyTheLastByteOfALongBodyIsLeft() throws Exception {
		String all = LONG_BODY.toString();
		try (HalfGateway gateway = HalfGateway.start()) {
			Answer answer = http(gateway).post("/messages", LONG_BODY,
					() -> Awaitility.await().until(gateway::body, all.substring(0, all.length() - 1)::equals));
			assertThat(answer).isInstanceOfSatisfying(Answer.Http.class, (http) -> assertThat(http.ok()).isTrue());
			assertThat(gateway.body()).isEqualTo(all);
		}
	}

	@Test
	void shouldHangUpBeforeTheEndWhereItMayNotBeSent() {
		for (JsonNode body : List.of(BODY, LONG_BODY)) {
			try (HalfGateway gateway = HalfGateway.start()) {
				assertThatThrownBy(() -> http(gateway).post("/messages", body, () -> {
					throw new TenureEndedException();
				})).isInstanceOf(TenureEndedException.class);
				Awaitility.await().until(gateway::isEnded);
				assertThat(gateway.body()).doesNotEndWith("}");
			}
		}
	}

	@Test
	void shouldNotAskWhileTheLineTakesNothingAndDoubtNothing() throws Exception {
		AtomicInteger asked = new AtomicInteger();
		try (HalfGateway gateway = HalfGateway.stuck()) {
			JsonNode recording = GatewayHttp.object().put("media", "A".repeat(32_000_000));
			Answer answer = new GatewayHttp(gateway.base(), "token", Duration.ofSeconds(1)).post("/messages", recording,
					asked::incrementAndGet);
			assertThat(answer).isInstanceOf(Answer.NotConnected.class);
		}
		assertThat(asked).hasValue(0);
	}

	@Test
	void shouldDoubtWhatWasSentWholeAndNotAnswered() throws Exception {
		try (HalfGateway gateway = HalfGateway.stuck()) {
			assertThat(new GatewayHttp(gateway.base(), "token", Duration.ofSeconds(1)).post("/messages", BODY, () -> {
			})).isInstanceOf(Answer.Lost.class);
		}
	}

	private static GatewayHttp http(HalfGateway gateway) {
		return new GatewayHttp(gateway.base(), "token", Duration.ofSeconds(20));
	}

}
