package io.remanso.launch;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class StartFailureTest {

	private final MockEnvironment environment = new MockEnvironment().withProperty("server.port", "${PORT:8080}")
		.withProperty("management.server.port", "${MANAGEMENT_PORT:8081}");

	enum Memory {

		CONVERSATION, TRANSCRIPT

	}

	record Shapes(Duration time, DataSize size, int number, Memory memory, ZoneId zone, URI address) {
	}

	@Test
	void shouldSayWhatAPersonCanMendHoweverDeepItIs() {
		RuntimeException deep = new IllegalStateException("context", new RuntimeException(new StartException("set X")));
		assertThat(line(deep)).isEqualTo("set X");
	}

	record Picky(String word) {

		Picky {
			throw new StartException("set another word");
		}

	}

	@Test
	void shouldSayWhatSettingsThemselvesRefuse() {
		this.environment.withProperty("picky.word", "x");
		BindException failure = catchThrowableOfType(BindException.class,
				() -> Binder.get(this.environment).bind("picky", Picky.class));
		assertThat(line(failure)).isEqualTo("set another word");
	}

	@Test
	void shouldNameTheInnermostCauseOfAnythingElseAndItsPlaceWithoutItsWords() {
		assertThat(line(new IllegalStateException("outer", new IOException("Bearer s3cret"))))
			.startsWith("IOException at io.remanso.launch.StartFailureTest.")
			.doesNotContain("s3cret");
	}

	@Test
	void shouldSayWhatPostgresqlRefusesWithoutItsWords() {
		assertThat(line(new SQLException("permission denied for ana:s3cret", "42501"))).startsWith(
				"PostgreSQL (DATABASE_URL) failed during the start: SQLSTATE 42501, the user of DATABASE_URL may not")
			.doesNotContain("s3cret");
		assertThat(line(new SQLException("Key (user_id)=(s3cret)", "23505")))
			.isEqualTo("PostgreSQL (DATABASE_URL) failed during the start: SQLSTATE 23505");
	}

	@ParameterizedTest
	@CsvSource({ "8080, PORT", "8081, MANAGEMENT_PORT" })
	void shouldNameThePortThatIsTaken(int port, String setting) {
		assertThat(line(new PortInUseException(port))).isEqualTo(
				"port %d (%s) is taken: stop what listens there, or set %s to another port", port, setting, setting);
	}

	@ParameterizedTest
	@CsvSource({ "time, 5 sec onds, 500ms", "size, huge, 256KB", "number, many, whole number",
			"memory, goldfish, conversation or transcript", "zone, Mars/Olympus, America/Bogota",
			"address, ht tp://x, https://" })
	void shouldNameTheVariableOfAValueThatCannotBeRead(String property, String value, String example) {
		this.environment.withProperty("shapes." + property, "${SOME_SETTING:}").withProperty("SOME_SETTING", value);
		BindException failure = catchThrowableOfType(BindException.class,
				() -> Binder.get(this.environment).bind("shapes", Shapes.class));
		assertThat(line(failure)).startsWith("SOME_SETTING: '%s' cannot be used, ".formatted(value)).contains(example);
	}

	private String line(Throwable failure) {
		return StartFailure.line(failure, new SettingNames(this.environment));
	}

}
