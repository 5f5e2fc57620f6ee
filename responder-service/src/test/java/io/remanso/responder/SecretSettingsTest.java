package io.remanso.responder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.remanso.launch.SettingNames;
import io.remanso.launch.StartFailure;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What goes into headers and addresses, from wherever it is set.
 */
class SecretSettingsTest {

	@ParameterizedTest
	@CsvSource({ "WHAPI_TOKEN", "META_ACCESS_TOKEN", "META_PHONE_NUMBER_ID", "OPENAI_API_KEY" })
	void shouldTakeASecretFromAFileWithoutItsLineBreaks(String variable, @TempDir Path folder) throws IOException {
		Files.writeString(folder.resolve(variable), "s3cret\r\n\n");
		try (ConfigurableApplicationContext context = settings("--spring.config.import=configtree:" + folder + "/")) {
			assertThat(value(properties(context), variable)).isEqualTo("s3cret");
		}
	}

	@ParameterizedTest
	@CsvSource({ "WHAPI_TOKEN, WHAPI_TOKEN", "META_ACCESS_TOKEN, META_ACCESS_TOKEN",
			"META_PHONE_NUMBER_ID, META_PHONE_NUMBER_ID", "OPENAI_API_KEY, OPENAI_API_KEY",
			"responder.whapi.token, WHAPI_TOKEN", "responder.openai.api-key, OPENAI_API_KEY" })
	void shouldRefuseASecretThatNoHeaderHoldsWithoutQuotingIt(String set, String variable) {
		try (ConfigurableApplicationContext context = settings("--" + set + "=s3cret\ns3cret")) {
			BindException failure = catchThrowableOfType(BindException.class, () -> properties(context));
			assertThat(StartFailure.line(failure, new SettingNames(context.getEnvironment())))
				.startsWith(variable + " can't be used")
				.doesNotContain("s3cret");
		}
	}

	private static String value(ResponderProperties properties, String variable) {
		return switch (variable) {
			case "WHAPI_TOKEN" -> properties.whapi().token();
			case "META_ACCESS_TOKEN" -> properties.meta().accessToken();
			case "META_PHONE_NUMBER_ID" -> properties.meta().phoneNumberId();
			default -> properties.openai().apiKey();
		};
	}

	private static ResponderProperties properties(ConfigurableApplicationContext context) {
		return Binder.get(context.getEnvironment()).bind("responder", ResponderProperties.class).get();
	}

	private static ConfigurableApplicationContext settings(String... arguments) {
		return new SpringApplicationBuilder(Nothing.class)
			.properties("spring.config.name=" + ResponderApplication.CONFIGURATION, "spring.main.keep-alive=false")
			.web(WebApplicationType.NONE)
			.run(arguments);
	}

	static final class Nothing {

	}

}
