package io.remanso.launch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PreconditionsTest {

	@ParameterizedTest
	@ValueSource(strings = { "localhost:9092", "127.0.0.1:9092", "a.example:1,b.example:2", "a:1, b:2", "[::1]:9092",
			"SASL_SSL://a.example:9093" })
	void shouldTakeServersAsKafkaDoes(String servers) {
		assertThatCode(() -> BootstrapServers.requireShape(servers)).doesNotThrowAnyException();
	}

	@ParameterizedTest
	@ValueSource(strings = { "foo", "foo:", ":9092", "foo:abc", "foo:99999", "a:1;b:2", "a:1,", "http://a:1/x" })
	void shouldNameServersThatAreNone(String servers) {
		assertThatExceptionOfType(StartException.class).isThrownBy(() -> BootstrapServers.requireShape(servers))
			.withMessage("KAFKA_BOOTSTRAP_SERVERS: '%s' cannot be used, write host:port, several separated by commas",
					servers);
	}

	@ParameterizedTest
	@ValueSource(strings = { "abc", "-1", "65536", "80.5", " " })
	void shouldNameTheVariableOfAPortThatIsNone(String port) {
		MockEnvironment environment = new MockEnvironment().withProperty("server.port", "${PORT:8080}")
			.withProperty("PORT", port);
		assertThatExceptionOfType(StartException.class).isThrownBy(() -> Preconditions.check(environment))
			.withMessageStartingWith("PORT: '%s' cannot be used", port.strip());
	}

	@Test
	void shouldBeContentWithWhatIsUsual() {
		MockEnvironment environment = new MockEnvironment().withProperty("server.port", "0")
			.withProperty("KAFKA_BOOTSTRAP_SERVERS", "");
		assertThatCode(() -> Preconditions.check(environment)).doesNotThrowAnyException();
	}

}
