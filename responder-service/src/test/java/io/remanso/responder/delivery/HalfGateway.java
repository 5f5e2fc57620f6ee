package io.remanso.responder.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/**
 * A gateway that takes one request, byte by byte, and shows how far it has come.
 */
final class HalfGateway implements AutoCloseable {

	private static final String END_OF_HEADERS = "\r\n\r\n";

	private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

	private final ServerSocket socket;

	private final CountDownLatch reading;

	private final ByteArrayOutputStream read = new ByteArrayOutputStream();

	private volatile boolean ended;

	private HalfGateway(ServerSocket socket, CountDownLatch reading) {
		this.socket = socket;
		this.reading = reading;
		Thread.ofVirtual().start(this::serve);
	}

	/** Reads what comes. */
	static HalfGateway start() {
		return start(new CountDownLatch(0));
	}

	/** Reads nothing. */
	static HalfGateway stuck() {
		return start(new CountDownLatch(1));
	}

	private static HalfGateway start(CountDownLatch reading) {
		try {
			return new HalfGateway(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), reading);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	URI base() {
		return URI.create("http://127.0.0.1:" + this.socket.getLocalPort());
	}

	/** Whether all of the headers have come. */
	boolean hasHeaders() {
		return this.read.toString(StandardCharsets.UTF_8).contains(END_OF_HEADERS);
	}

	/** What has come of the body. */
	String body() {
		String all = this.read.toString(StandardCharsets.UTF_8);
		int at = all.indexOf(END_OF_HEADERS);
		return (at < 0) ? "" : all.substring(at + END_OF_HEADERS.length());
	}

	/** Whether the other side has hung up. */
	boolean isEnded() {
		return this.ended;
	}

	private void serve() {
		try (Socket connection = this.socket.accept()) {
			this.reading.await();
			InputStream in = connection.getInputStream();
			for (int next = in.read(); next >= 0; next = in.read()) {
				this.read.write(next);
				if (body().endsWith("}")) {
					connection.getOutputStream().write(ANSWER.getBytes(StandardCharsets.US_ASCII));
				}
			}
			this.ended = true;
		}
		catch (IOException ex) {
			this.ended = true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		try {
			this.reading.countDown();
			this.socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
