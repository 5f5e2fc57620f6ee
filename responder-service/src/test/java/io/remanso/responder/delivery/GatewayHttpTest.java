package io.remanso.responder.delivery;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.remanso.responder.partition.TenureEndedException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GatewayHttpTest {

	private static final JsonNode BODY = GatewayHttp.object().put("text", "hola");

	private static final String ALL_BUT_THE_END = "{\"text\":\"hola\"";

	@Test
	void shouldAskWhenOnlyTheLastByteIsLeft() throws Exception {
		try (HalfGateway gateway = HalfGateway.start()) {
			Answer answer = http(gateway).post("/messages", BODY,
					() -> Awaitility.await().until(gateway::body, ALL_BUT_THE_END::equals));
			assertThat(answer).isInstanceOfSatisfying(Answer.Http.class, (http) -> assertThat(http.ok()).isTrue());
			assertThat(gateway.body()).isEqualTo(BODY.toString());
		}
	}

	@Test
	void shouldHangUpBeforeTheLastByteWhereItMayNotBeSent() {
		try (HalfGateway gateway = HalfGateway.start()) {
			assertThatThrownBy(() -> http(gateway).post("/messages", BODY, () -> {
				throw new TenureEndedException();
			})).isInstanceOf(TenureEndedException.class);
			Awaitility.await().until(gateway::isEnded);
			assertThat(gateway.body()).isIn("", ALL_BUT_THE_END.substring(0, ALL_BUT_THE_END.length() - 1),
					ALL_BUT_THE_END);
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
