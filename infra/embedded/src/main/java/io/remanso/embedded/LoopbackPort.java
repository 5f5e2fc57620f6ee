package io.remanso.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Ports of 127.0.0.1. Whoever asks here binds a moment later, so a port found free can be
 * lost in between: a server on a port of its own choice tries again with another one.
 */
public final class LoopbackPort {

	static final String HOST = "127.0.0.1";

	private LoopbackPort() {
	}

	public static int free() {
		try (ServerSocket socket = bind(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("no free port on " + HOST, ex);
		}
	}

	/**
	 * Fails where something listens.
	 * @throws PortTakenException naming the setting that moves the port
	 */
	public static void requireFree(int port, String setting) {
		try {
			bind(port).close();
		}
		catch (IOException ex) {
			throw new PortTakenException(port, setting);
		}
	}

	private static ServerSocket bind(int port) throws IOException {
		ServerSocket socket = new ServerSocket();
		try {
			socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }), port));
		}
		catch (IOException ex) {
			socket.close();
			throw ex;
		}
		return socket;
	}

}
