package io.remanso.responder;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Takes an environment variable that is set to nothing for one that is not set, as
 * {@code OPENAI_BASE_URL=} in a file of variables is meant: its default counts. But for
 * those that are set to nothing on purpose.
 */
final class EmptyVariables implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final Set<String> SAY_NOTHING = Set.of("FAILURE_REPLY", "OPENAI_REASONING_EFFORT",
			"OPENAI_VERBOSITY");

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
						&& !SAY_NOTHING.contains(variable.getKey()));
			sources.replace(name, new SystemEnvironmentPropertySource(name, variables));
		}
	}

}
