package io.remanso.ingest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Says to a server what no HTTP client would, and hears what it answers until it closes.
 */
final class RawHttp {

	private static final int PATIENCE_MILLIS = 20_000;

	private RawHttp() {
	}

	static String exchange(int port, String request) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.setSoTimeout(PATIENCE_MILLIS);
			socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	/** The protocol and status that a request of any body is answered with. */
	static String first(int port, String head, byte[] body) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.setSoTimeout(PATIENCE_MILLIS);
			socket.getOutputStream().write(head.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
			socket.getOutputStream().write(body);
			socket.shutdownOutput();
			return new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()), StandardCharsets.UTF_8);
		}
	}

}
