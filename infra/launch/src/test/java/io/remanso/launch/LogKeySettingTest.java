package io.remanso.launch;

import io.remanso.contracts.wire.LogId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class LogKeySettingTest {

	@Test
	void shouldNameUsersTheSameInEveryWorkerThatHasTheKey(CapturedOutput output) {
		assertThat(name("0123456789abcdef")).isEqualTo(name("0123456789abcdef\n"));
		assertThat(output).doesNotContain("LOG_KEY");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " \n" })
	void shouldSayOnceThatNamesChangeWhereThereIsNoKey(String none, CapturedOutput output) {
		assertThat(name(none)).isNotEqualTo(name(none));
		assertThat(output.toString().lines().filter((line) -> line.contains("WARN") && line.contains("LOG_KEY")))
			.hasSize(2);
	}

	@Test
	void shouldRefuseAKeyThatCanBeGuessedWithoutShowingIt() {
		assertThatExceptionOfType(StartException.class).isThrownBy(() -> name("0123456789abcde"))
			.withMessage("LOG_KEY is too short, use 16 characters or more: it could be guessed");
	}

	private static String name(String key) {
		MockEnvironment environment = new MockEnvironment().withProperty("remanso.log-key", "${LOG_KEY:}")
			.withProperty("LOG_KEY", key);
		return new LogId(LogKeySetting.read(environment)).of("573000000001");
	}

}
