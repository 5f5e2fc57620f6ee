package io.remanso.responder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ChoiceTest {

	@ParameterizedTest
	@ValueSource(strings = { "none", "minimal", "low", "medium", "high", "xhigh", "max", "" })
	void shouldTakeEveryEffortOfTheModel(String effort) {
		assertThat(Choice.effort(effort)).isEqualTo(effort);
	}

	@Test
	void shouldTakeAWordInCapitalsAndWithSpaces() {
		assertThat(Choice.verbosity(" Low ")).isEqualTo("low");
	}

	@Test
	void shouldNameTheVariableAndTheWordsWhereItIsNone() {
		assertThatExceptionOfType(MissingSettingException.class).isThrownBy(() -> Choice.effort("fast"))
			.withMessageContaining("OPENAI_REASONING_EFFORT=fast")
			.withMessageContaining("none, minimal, low, medium, high, xhigh, max");
		assertThatExceptionOfType(MissingSettingException.class).isThrownBy(() -> Choice.verbosity("none"))
			.withMessageContaining("OPENAI_VERBOSITY=none")
			.withMessageContaining("low, medium, high");
	}

}
