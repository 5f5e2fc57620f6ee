package io.remanso.responder;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * The name that an instance has in the group and among transactions: the one that was
 * set, else this machine's. Never one for all: two of the same name put each other out.
 */
final class InstanceName {

	private InstanceName() {
	}

	static String of(String setting) {
		return of(setting, () -> InetAddress.getLocalHost().getHostName());
	}

	static String of(String setting, Host host) {
		if (!setting.isBlank()) {
			return setting.strip();
		}
		try {
			String name = host.name();
			if (!name.isBlank() && !name.startsWith("localhost") && !name.startsWith("127.")) {
				return name;
			}
		}
		catch (UnknownHostException ex) {
			// A name that is not even in the machine's own hosts file.
		}
		throw new MissingSettingException("REMANSO_INSTANCE is not set, and this machine has no name of its own: "
				+ "set it to a name that stays over restarts, and that no other responder has");
	}

	/** Tells this machine's name. */
	@FunctionalInterface
	interface Host {

		String name() throws UnknownHostException;

	}

}
