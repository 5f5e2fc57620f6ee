package io.remanso.standalone.page.web;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SameOriginTest {

	private static final String HERE = "localhost:8080";

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "localhost:8080", "LOCALHOST:8080", "127.0.0.1:8080", "192.168.1.20:8080",
			"[::1]:8080" })
	void shouldAnswerToItsOwnAddresses(String host) {
		assertThat(isRefused("GET", host, null, "none", "navigate")).isFalse();
		assertThat(isRefused("POST", host, "http://" + host, "same-origin", "cors")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example",
			"localhost@evil.example", "" })
	void shouldNotAnswerToANameThatSomebodyElsePointsHere(String host) {
		assertThat(isRefused("GET", host, null, "same-origin", "cors")).isTrue();
		assertThat(isRefused("POST", host, "http://" + host, "same-origin", "cors")).isTrue();
	}

	@Test
	void shouldNotAnswerWithoutAHost() {
		assertThat(isRefused("GET", null, null, null, null)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example", "null", "http://localhost:8081", "http://127.0.0.1:8080",
			"https://localhost:8080", "http://localhost:8080.evil.example" })
	void shouldTakeNothingFromAnotherOrigin(String origin) {
		assertThat(isRefused("POST", HERE, origin, null, null)).isTrue();
	}

	@Test
	void shouldTakeNothingFromWhoHidesTheirOrigin() {
		assertThat(isRefused("POST", HERE, null, null, null)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "cross-site", "same-site", "none" })
	void shouldBelieveTheBrowserThatItIsAnotherSite(String site) {
		assertThat(isRefused("POST", HERE, "http://" + HERE, site, "cors")).isTrue();
	}

	@Test
	void shouldTakeWhatOlderBrowsersSendFromThePage() {
		assertThat(isRefused("POST", HERE, "http://" + HERE, null, null)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "cross-site,cors,true", "cross-site,no-cors,true", "same-site,cors,true", "cross-site,navigate,false",
			"same-origin,cors,false" })
	void shouldLetOthersLinkToThePageButNotReadIt(String site, String mode, boolean refused) {
		assertThat(isRefused("GET", HERE, null, site, mode)).isEqualTo(refused);
	}

	private static boolean isRefused(String method, @Nullable String host, @Nullable String origin,
			@Nullable String site, @Nullable String mode) {
		return new SameOrigin(method, host, origin, site, mode).refusal().isPresent();
	}

}
