package io.remanso.responder;

import java.net.UnknownHostException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InstanceNameTest {

	@Test
	void shouldBeTheOneThatWasSet() {
		assertThat(InstanceName.of(" responder-0 ", () -> "host")).isEqualTo("responder-0");
	}

	@Test
	void shouldBeTheMachinesWhereNoneWasSet() {
		assertThat(InstanceName.of("", () -> "host-7")).isEqualTo("host-7");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "localhost", "localhost.localdomain", "127.0.0.1" })
	void shouldBeRefusedWhereEveryMachineMightHaveIt(String name) {
		assertThatThrownBy(() -> InstanceName.of("", () -> name)).isInstanceOf(MissingSettingException.class)
			.hasMessageContaining("REMANSO_INSTANCE");
	}

	@Test
	void shouldBeRefusedWhereTheMachineHasNone() {
		assertThatThrownBy(() -> InstanceName.of("", () -> {
			throw new UnknownHostException("host-7");
		})).isInstanceOf(MissingSettingException.class);
	}

}
