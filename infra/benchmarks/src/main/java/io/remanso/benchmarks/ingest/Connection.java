package io.remanso.benchmarks.ingest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * One connection of a client that sends a request, reads the whole answer, and only then
 * sends the next. For one thread.
 */
final class Connection {

	/** The status of a connection that was closed before it had an answer. */
	static final int LOST = 0;

	private static final int STATUS_AT = "HTTP/1.1 ".length();

	private final Target target;

	private final Selector selector;

	private final ByteBuffer answer = ByteBuffer.allocate(16 * 1024);

	private ByteBuffer request = ByteBuffer.allocate(0);

	private SocketChannel channel;

	private long startedAt;

	Connection(Target target, Selector selector) throws IOException {
		this.target = target;
		this.selector = selector;
		this.channel = connect();
	}

	private SocketChannel connect() throws IOException {
		SocketChannel connected = SocketChannel
			.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.target.port()));
		connected.setOption(StandardSocketOptions.TCP_NODELAY, true);
		connected.configureBlocking(false);
		connected.register(this.selector, SelectionKey.OP_READ, this);
		return connected;
	}

	void send(byte[] bytes, long at) throws IOException {
		this.request = ByteBuffer.wrap(bytes);
		this.startedAt = at;
		this.answer.clear();
		write();
	}

	/** The nanosecond at which the request under way was due. */
	long startedAt() {
		return this.startedAt;
	}

	/** Go on; returns the status of a whole answer, or -1 while there is none. */
	int proceed() throws IOException {
		if (this.request.hasRemaining()) {
			write();
		}
		int read = read();
		int status = status();
		if (status >= 0 && !isToBeClosed()) {
			return status;
		}
		if (status >= 0 || read < 0) {
			this.channel.close();
			this.channel = connect();
			return Math.max(status, LOST);
		}
		return -1;
	}

	private void write() throws IOException {
		this.channel.write(this.request);
		SelectionKey key = this.channel.keyFor(this.selector);
		key.interestOps(
				this.request.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
	}

	private int read() {
		try {
			return this.channel.read(this.answer);
		}
		catch (IOException ex) {
			return -1;
		}
	}

	private int status() {
		String head = head();
		int end = head.indexOf("\r\n\r\n");
		if (end < 0) {
			return -1;
		}
		int length = head.indexOf("Content-Length: ");
		int body = (length < 0) ? 0
				: Integer.parseInt(head.substring(length + "Content-Length: ".length(), head.indexOf('\r', length)));
		return (this.answer.position() >= end + 4 + body) ? Integer.parseInt(head.substring(STATUS_AT, STATUS_AT + 3))
				: -1;
	}

	private boolean isToBeClosed() {
		return head().contains("Connection: close");
	}

	private String head() {
		return new String(this.answer.array(), 0, this.answer.position(), StandardCharsets.ISO_8859_1);
	}

	void close() throws IOException {
		this.channel.close();
	}

}
