package io.remanso.standalone.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.remanso.embedded.PortTakenException;
import io.remanso.launch.StartException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SettingsTest {

	@Test
	void shouldHaveTheUsualPortsAndEverythingEmbeddedAndSimulated() {
		Settings settings = Settings.from(Map.of(), true);
		assertThat(settings).extracting(Settings::port, Settings::kafkaPort, Settings::postgresPort, Settings::address)
			.containsExactly(8080, 9092, 5432, "127.0.0.1");
		assertThat(settings.bootstrapServers()).isEmpty();
		assertThat(settings.databaseUrl()).isEmpty();
		assertThat(settings.counterparts()).isEqualTo(new Counterparts(true, true, true));
	}

	@Test
	void shouldTakeAVariableThatIsSetToNothingAsNotSet() {
		Settings settings = Settings.from(Map.of("PORT", "", "DATABASE_URL", " ", "OPENAI_API_KEY", ""), true);
		assertThat(settings.port()).isEqualTo(8080);
		assertThat(settings.databaseUrl()).isEmpty();
		assertThat(settings.counterparts().modelSimulated()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "OPENAI_API_KEY", "WHAPI_TOKEN", "WHAPI_WEBHOOK_TOKEN", "META_ACCESS_TOKEN",
			"META_APP_SECRET", "META_VERIFY_TOKEN", "LOG_KEY" })
	void shouldNameASecretThatNoHeaderHoldsWithoutQuotingIt(String variable) {
		assertThatExceptionOfType(StartException.class)
			.isThrownBy(() -> Settings.from(Map.of(variable, "s3cret\ns3cret"), true))
			.withMessageStartingWith(variable + " can't be used")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("s3cret"));
	}

	@Test
	void shouldTakeTheDataFolderFromTheWorkingDirectoryOnwards() {
		Settings settings = Settings.from(Map.of("REMANSO_DATA", "some where/../data"), true);
		assertThat(settings.data()).isEqualTo(Path.of("data").toAbsolutePath());
		assertThat(settings.logFile()).isEqualTo(Path.of("data/logs/remanso.log").toAbsolutePath());
	}

	@Test
	void shouldChooseAFreePortForZero() {
		Settings settings = Settings.from(Map.of("PORT", "0", "KAFKA_PORT", "0", "POSTGRES_PORT", "0"), true);
		assertThat(settings.port()).isPositive();
		assertThatCode(settings::requireFreePorts).doesNotThrowAnyException();
	}

	@ParameterizedTest
	@ValueSource(strings = { "abc", "-1", "65536", "80a" })
	void shouldNameAPortThatIsNone(String port) {
		assertThatExceptionOfType(StartException.class)
			.isThrownBy(() -> Settings.from(Map.of("KAFKA_PORT", port), true))
			.withMessageContainingAll("KAFKA_PORT", port);
	}

	@ParameterizedTest
	@CsvSource({ "KAFKA_BOOTSTRAP_SERVERS, foo", "DATABASE_URL, foo" })
	void shouldNameAnAddressThatIsNoneBeforeAnythingStarts(String setting, String value) {
		assertThatExceptionOfType(StartException.class).isThrownBy(() -> Settings.from(Map.of(setting, value), true))
			.withMessageContaining(setting);
	}

	@Test
	void shouldNameWhatARealGatewayNeedsToo() {
		assertThatExceptionOfType(StartException.class)
			.isThrownBy(() -> Settings.from(Map.of("META_ACCESS_TOKEN", "s3cret", "META_APP_SECRET", "x"), true))
			.withMessageContainingAll("META_PHONE_NUMBER_ID", "META_VERIFY_TOKEN", "META_ACCESS_TOKEN")
			.withMessageNotContaining("s3cret");
		assertThatExceptionOfType(StartException.class)
			.isThrownBy(() -> Settings.from(Map.of("WHAPI_TOKEN", "x"), true))
			.withMessageContaining("WHAPI_WEBHOOK_TOKEN");
	}

	@Test
	void shouldNotSimulateAModelWhoseAddressIsGiven() {
		assertThat(
				Settings.from(Map.of("OPENAI_BASE_URL", "http://127.0.0.1:1/v1"), true).counterparts().modelSimulated())
			.isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "PORT", "KAFKA_PORT", "POSTGRES_PORT" })
	void shouldNameThePortThatIsTaken(String setting) throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Settings settings = ports(setting, Integer.toString(taken.getLocalPort()));
			assertThatExceptionOfType(PortTakenException.class).isThrownBy(settings::requireFreePorts)
				.withMessageContainingAll(setting, Integer.toString(taken.getLocalPort()));
		}
	}

	@Test
	void shouldNotMindAPortOfWhatIsNotStarted() throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Map<String, String> variables = new HashMap<>(Map.of("PORT", "0", "KAFKA_PORT",
					Integer.toString(taken.getLocalPort()), "POSTGRES_PORT", Integer.toString(taken.getLocalPort())));
			variables.put("KAFKA_BOOTSTRAP_SERVERS", "kafka.example:9092");
			variables.put("DATABASE_URL", "postgres://db.example/bot");
			Settings settings = Settings.from(variables, true);
			assertThatCode(settings::requireFreePorts).doesNotThrowAnyException();
			assertThat(settings.bootstrapServers()).isEqualTo(Optional.of("kafka.example:9092"));
		}
	}

	@Test
	void shouldLeaveThePortOfAPostgresThatAKillLeftBehindToTheDatabase(@TempDir Path data) throws IOException {
		Files.writeString(Files.createDirectories(data.resolve("postgres/data")).resolve("postmaster.pid"), "1");
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Settings settings = Settings.from(Map.of("PORT", "0", "KAFKA_PORT", "0", "POSTGRES_PORT",
					Integer.toString(taken.getLocalPort()), "REMANSO_DATA", data.toString()), true);
			assertThatCode(settings::requireFreePorts).doesNotThrowAnyException();
		}
	}

	private static Settings ports(String setting, String port) {
		Map<String, String> variables = new HashMap<>(Map.of("PORT", "0", "KAFKA_PORT", "0", "POSTGRES_PORT", "0"));
		variables.put(setting, port);
		return Settings.from(variables, true);
	}

}
