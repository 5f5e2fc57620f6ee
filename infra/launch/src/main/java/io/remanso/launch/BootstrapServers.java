package io.remanso.launch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses of the Kafka cluster as they were set.
 */
public final class BootstrapServers {

	static final String SETTING = "KAFKA_BOOTSTRAP_SERVERS";

	private static final Pattern SERVER = Pattern
		.compile("(?:[A-Z_]+://)?(?:[^\\s:/]+|\\[[0-9a-fA-F:.%]+]):(\\d{1,5})");

	private BootstrapServers() {
	}

	/**
	 * Looks at their shape only: a name that does not resolve yet may do so later.
	 * @throws StartException where one is no address
	 */
	public static void requireShape(String servers) {
		for (String server : servers.split(",", -1)) {
			Matcher matcher = SERVER.matcher(server.strip());
			if (!matcher.matches() || !Preconditions.isPort(matcher.group(1))) {
				throw new StartException("%s: '%s' cannot be used, write host:port, several separated by commas"
					.formatted(SETTING, servers));
			}
		}
	}

}
