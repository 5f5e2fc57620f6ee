package io.remanso.simulator.http;

/**
 * Settings of the JDK's server that exist only as system properties and are read once,
 * when its first server is created. One that is set already is left alone.
 */
final class JdkServerDefaults {

	private JdkServerDefaults() {
	}

	static void apply() {
		// The events of a stream are small writes: with Nagle's algorithm each stream
		// would wait 40 ms for an ACK.
		setIfAbsent("sun.net.httpserver.nodelay", "true");
		// Beyond 200 idle connections the server would close them under the hands of
		// clients about to use them.
		setIfAbsent("sun.net.httpserver.maxIdleConnections", "10000");
		// Clients keep connections for 5 minutes (OkHttp) or less; the client must be the
		// one that closes first.
		setIfAbsent("sun.net.httpserver.idleInterval", "600");
	}

	private static void setIfAbsent(String name, String value) {
		if (System.getProperty(name) == null) {
			System.setProperty(name, value);
		}
	}

}
