package io.remanso.launch;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.core.env.ConfigurableEnvironment;

/**
 * What is wrong at first sight, whatever the worker does with it.
 */
final class Preconditions {

	private static final int LARGEST_PORT = 65_535;

	private static final List<String> PORTS = List.of("server.port", "management.server.port");

	private static final Pattern SERVER = Pattern
		.compile("(?:[A-Z_]+://)?(?:[^\\s:/]+|\\[[0-9a-fA-F:.%]+]):(\\d{1,5})");

	private Preconditions() {
	}

	static void check(ConfigurableEnvironment environment) {
		PORTS.forEach((property) -> port(environment, property));
		String servers = environment.getProperty("KAFKA_BOOTSTRAP_SERVERS");
		if (servers != null && !servers.isBlank()) {
			bootstrapServers(servers);
		}
	}

	private static void port(ConfigurableEnvironment environment, String property) {
		String value = environment.getProperty(property, "0").strip();
		if (!isPort(value)) {
			throw new StartException("%s=%s is no port: use a number from 1 to 65535"
				.formatted(new SettingNames(environment).of(property), value));
		}
	}

	/**
	 * Their shape only: a name that does not resolve yet may do so later.
	 */
	static void bootstrapServers(String servers) {
		for (String server : servers.split(",", -1)) {
			Matcher matcher = SERVER.matcher(server.strip());
			if (!matcher.matches() || !isPort(matcher.group(1))) {
				throw new StartException(
						"KAFKA_BOOTSTRAP_SERVERS: '%s' cannot be used, write host:port, several ".formatted(servers)
								+ "separated by commas");
			}
		}
	}

	private static boolean isPort(String text) {
		return text.matches("\\d{1,5}") && Integer.parseInt(text) <= LARGEST_PORT;
	}

}
