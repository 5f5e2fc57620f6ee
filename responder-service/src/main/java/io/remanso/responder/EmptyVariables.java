package io.remanso.responder;

import java.util.HashMap;
import java.util.Map;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Takes an environment variable that is set to nothing for one that is not set, as
 * {@code OPENAI_BASE_URL=} in a file of variables is meant: its default counts. But for
 * the one that is set to nothing on purpose.
 */
final class EmptyVariables implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final String SAYS_NOTHING = "FAILURE_REPLY";

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		unset(context.getEnvironment());
	}

	static void unset(ConfigurableEnvironment environment) {
		String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
		MutablePropertySources sources = environment.getPropertySources();
		if (sources.get(name) instanceof SystemEnvironmentPropertySource source) {
			Map<String, Object> variables = new HashMap<>(source.getSource());
			variables.entrySet()
				.removeIf((variable) -> variable.getValue().toString().isBlank()
						&& !variable.getKey().equals(SAYS_NOTHING));
			sources.replace(name, new SystemEnvironmentPropertySource(name, variables));
		}
	}

}
