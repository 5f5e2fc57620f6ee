package io.remanso.responder;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MetaAddressTest {

	@ParameterizedTest
	@CsvSource({ "https://graph.facebook.com, v26.0, https://graph.facebook.com/v26.0",
			"https://graph.facebook.com/, v26.0, https://graph.facebook.com/v26.0",
			"https://graph.facebook.com/v23.0, v26.0, https://graph.facebook.com/v23.0",
			"https://proxy.example/meta/v23.0/, v26.0, https://proxy.example/meta/v23.0",
			"http://127.0.0.1:8080/meta, v27.0, http://127.0.0.1:8080/meta/v27.0" })
	void shouldEndInTheVersion(URI base, String version, URI address) {
		assertThat(MetaAddress.of(base, version)).isEqualTo(address);
	}

	@Test
	void shouldNameItsVersion() {
		assertThat(MetaAddress.version(URI.create("https://graph.facebook.com/v23.0"))).isEqualTo("v23.0");
	}

	@ParameterizedTest
	@ValueSource(strings = { "26", "v26", "26.0", "v26.0/x", "" })
	void shouldRefuseWhatIsNoVersion(String version) {
		assertThatExceptionOfType(MissingSettingException.class)
			.isThrownBy(() -> MetaAddress.of(URI.create("https://graph.facebook.com"), version))
			.withMessageContaining("META_API_VERSION=" + version);
	}

}
