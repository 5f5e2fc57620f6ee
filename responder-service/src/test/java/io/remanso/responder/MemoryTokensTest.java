package io.remanso.responder;

import java.net.URI;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MemoryTokensTest {

	@Test
	void shouldRefuseAMemoryThatHoldsNothing() {
		assertThatThrownBy(() -> settings(999)).isInstanceOf(MissingSettingException.class)
			.hasMessageContaining("ASSISTANT_MEMORY_TOKENS=999");
		assertThat(settings(1000).memoryTokens()).isEqualTo(1000);
	}

	private static ResponderProperties.OpenAi settings(long memoryTokens) {
		return new ResponderProperties.OpenAi("k", URI.create("http://localhost"), "m", "", "", "Sé amable.",
				ResponderProperties.OpenAi.Memory.CONVERSATION, memoryTokens, 500, Duration.ofSeconds(2), 10);
	}

}
