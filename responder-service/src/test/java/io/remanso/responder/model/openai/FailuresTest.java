package io.remanso.responder.model.openai;

import java.io.ByteArrayInputStream;
import java.time.Duration;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.remanso.responder.model.ModelException;
import io.remanso.responder.model.Ours;
import io.remanso.responder.pace.FakeTime;
import io.remanso.responder.pace.InFlight;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FailuresTest {

	private final FakeTime time = new FakeTime();

	private final Attempts attempts = new ModelCalls(this.time.waiting(), new SimpleMeterRegistry(),
			Duration.ofSeconds(2), new InFlight(1), ModelAccount.speaking(6))
		.attempts(this.time.in(Duration.ofMinutes(10)), new Ours());

	@Test
	void shouldRepeatOnceOnlyWhatTheModelAnsweredWithoutAWord() throws Exception {
		Fault wordless = ModelResponse
			.read(new ByteArrayInputStream("{\"status\": \"incomplete\", \"output\": []}".getBytes(UTF_8)))
			.whyEmpty();
		this.attempts.waitAfter(wordless);
		assertThatThrownBy(() -> this.attempts.waitAfter(wordless)).isInstanceOf(ModelException.class)
			.hasMessageContaining("incomplete");
	}

}
