package io.remanso.responder;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What OpenAI knows by name, from a file of variables with line ends of Windows.
 */
class ModelNamesTest {

	@ParameterizedTest
	@CsvSource({ "OPENAI_MODEL", "OPENAI_TRANSCRIPTION_MODEL", "OPENAI_SPEECH_MODEL", "OPENAI_SPEECH_VOICE",
			"VOICE_LANGUAGE" })
	void shouldBeTakenWithoutWhatEndsTheirLine(String variable) {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Nothing.class)
			.properties("spring.config.name=" + ResponderApplication.CONFIGURATION, "spring.main.keep-alive=false")
			.web(WebApplicationType.NONE)
			.run("--" + variable + "= known \r")) {
			ResponderProperties properties = Binder.get(context.getEnvironment())
				.bind("responder", ResponderProperties.class)
				.get();
			assertThat(value(properties, variable)).isEqualTo("known");
		}
	}

	private static String value(ResponderProperties properties, String variable) {
		return switch (variable) {
			case "OPENAI_MODEL" -> properties.openai().model();
			case "OPENAI_TRANSCRIPTION_MODEL" -> properties.voice().transcriptionModel();
			case "OPENAI_SPEECH_MODEL" -> properties.voice().speechModel();
			case "OPENAI_SPEECH_VOICE" -> properties.voice().speaker();
			default -> properties.voice().language();
		};
	}

	static final class Nothing {

	}

}
