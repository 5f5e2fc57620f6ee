package io.remanso.standalone.settings;

import java.util.Map;
import java.util.Optional;

/**
 * The environment variables. One that is set to nothing counts as not set.
 */
record Environment(Map<String, String> variables) {

	Optional<String> get(String name) {
		return Optional.ofNullable(this.variables.get(name)).map(String::strip).filter((value) -> !value.isEmpty());
	}

	boolean has(String name) {
		return get(name).isPresent();
	}

	/**
	 * 0 stands for any free port.
	 */
	int port(String name, int usual) {
		String value = get(name).orElse(Integer.toString(usual));
		try {
			int port = Integer.parseInt(value);
			if (port >= 0 && port <= 65535) {
				return port;
			}
		}
		catch (NumberFormatException ex) {
			// The same answer as for a number out of range.
		}
		throw new SettingException(name + "=" + value + " is no port: use a number from 1 to 65535");
	}

}
