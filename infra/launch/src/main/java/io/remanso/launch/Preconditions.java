package io.remanso.launch;

import org.springframework.core.env.ConfigurableEnvironment;

/**
 * What is wrong at first sight, whatever the worker does with it.
 */
final class Preconditions {

	private static final int LARGEST_PORT = 65_535;

	private Preconditions() {
	}

	static void check(ConfigurableEnvironment environment) {
		SettingNames.PORTS.forEach((property) -> port(environment, property));
		String servers = environment.getProperty(BootstrapServers.SETTING);
		if (servers != null && !servers.isBlank()) {
			BootstrapServers.requireShape(servers);
		}
	}

	private static void port(ConfigurableEnvironment environment, String property) {
		String value = environment.getProperty(property, "0").strip();
		if (!isPort(value)) {
			throw new StartException("%s: '%s' cannot be used, write a number from 1 to 65535"
				.formatted(new SettingNames(environment).of(property), value));
		}
	}

	static boolean isPort(String text) {
		return text.matches("\\d{1,5}") && Integer.parseInt(text) <= LARGEST_PORT;
	}

}
