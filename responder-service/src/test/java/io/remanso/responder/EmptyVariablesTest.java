package io.remanso.responder;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class EmptyVariablesTest {

	@Test
	void shouldCountAsNotSet() {
		StandardEnvironment environment = environment(Map.of("OPENAI_BASE_URL", "", "OPENAI_MODEL", " "));
		assertThat(environment.resolvePlaceholders("${OPENAI_BASE_URL:https://api.openai.com/v1}"))
			.isEqualTo("https://api.openai.com/v1");
		assertThat(environment.resolvePlaceholders("${OPENAI_MODEL:usual}")).isEqualTo("usual");
	}

	@Test
	void shouldLeaveAloneWhatIsSetAndAnApologyThatIsSwitchedOff() {
		StandardEnvironment environment = environment(Map.of("OPENAI_MODEL", "mine", "FAILURE_REPLY", ""));
		assertThat(environment.resolvePlaceholders("${OPENAI_MODEL:usual}${FAILURE_REPLY:Disculpa}")).isEqualTo("mine");
	}

	@Test
	void shouldLeaveAloneWhatTheModelIsNotToBeTold() {
		StandardEnvironment environment = environment(Map.of("OPENAI_REASONING_EFFORT", "", "OPENAI_VERBOSITY", ""));
		assertThat(environment.resolvePlaceholders("${OPENAI_REASONING_EFFORT:low}${OPENAI_VERBOSITY:low}")).isEmpty();
	}

	private static StandardEnvironment environment(Map<String, Object> variables) {
		StandardEnvironment environment = new StandardEnvironment();
		String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
		environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, variables));
		EmptyVariables.unset(environment);
		return environment;
	}

}
