package io.remanso.launch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SecretSettingTest {

	@ParameterizedTest
	@ValueSource(strings = { "s3cret\n", "s3cret\r\n", " s3cret ", "\ts3cret", "\u2003s3cret\u2028" })
	void shouldTakeAwayTheWhiteSpaceAroundIt(String setting) {
		assertThat(SecretSetting.value("WHAPI_TOKEN", setting)).isEqualTo("s3cret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "s3c\nret", "s3c\rret", "s3c ret", "s3c\u0000ret", "s3c\u00adret", "s3crét", "s3cret…",
			"\ufeffs3cret", "s3cret\u200b", "s3cret\u00a0", "s3c\u007fret", "“s3cret”" })
	void shouldRefuseWhatNoHeaderHoldsWithoutQuotingIt(String setting) {
		assertThatExceptionOfType(StartException.class).isThrownBy(() -> SecretSetting.value("WHAPI_TOKEN", setting))
			.withMessageStartingWith("WHAPI_TOKEN can't be used")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("s3c").hasLineCount(1));
	}

	@Test
	void shouldTakeTwoWhileOneIsBeingChanged() {
		assertThat(SecretSetting.values("META_APP_SECRET", " old, new,\n")).containsExactly("old", "new");
		assertThat(SecretSetting.values("META_APP_SECRET", " , ")).isEmpty();
	}

}
