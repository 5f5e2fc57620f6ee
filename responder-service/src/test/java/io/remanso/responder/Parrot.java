package io.remanso.responder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that fails in another way at each call and repeats in most of them what it was
 * told, the secrets among it. Each path is failed in all ways, one after the other.
 */
final class Parrot implements AutoCloseable {

	/** How a call fails. */
	enum Way {

		CLOSED, ALERT_OF_TLS, NO_STATUS, NO_HEADER, NOWHERE, ELSEWHERE, ERROR, NO_JSON, UNPAID

	}

	private final Map<Way, AtomicInteger> calls = new ConcurrentHashMap<>();

	private final Map<String, AtomicInteger> paths = new ConcurrentHashMap<>();

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final ServerSocket server;

	Parrot() throws IOException {
		this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		this.threads.execute(this::accept);
	}

	URI address() {
		return URI.create("http://127.0.0.1:" + this.server.getLocalPort());
	}

	/** How many calls failed in this way. */
	int calls(Way way) {
		return this.calls.getOrDefault(way, new AtomicInteger()).get();
	}

	private void accept() {
		try {
			while (true) {
				Socket client = this.server.accept();
				this.threads.execute(() -> fail(client));
			}
		}
		catch (IOException ex) {
			// Closed.
		}
	}

	private void fail(Socket client) {
		try (client) {
			String heard = hear(client.getInputStream());
			String path = heard.split("[ ?]", 3)[1].replaceAll("[0-9%].*", "");
			Way way = Way.values()[this.paths.computeIfAbsent(path, (ignored) -> new AtomicInteger()).getAndIncrement()
					% Way.values().length];
			client.getOutputStream().write(answer(way, heard.replaceAll("\\s+", " ").replace("\"", "'")));
			this.calls.computeIfAbsent(way, (ignored) -> new AtomicInteger()).incrementAndGet();
		}
		catch (IOException ex) {
			// The worker has gone.
		}
	}

	private byte[] answer(Way way, String heard) {
		return switch (way) {
			case CLOSED -> new byte[0];
			case ALERT_OF_TLS -> new byte[] { 0x15, 3, 1, 0, 2, 2, 70 };
			case NO_STATUS -> bytes("HTTP/1.1 " + heard + "\r\n\r\n");
			case NO_HEADER -> bytes("HTTP/1.1 200 OK\r\n" + heard.replace(":", "") + "\r\n\r\n");
			case NOWHERE -> http("302 Found\r\nLocation: http://|" + heard, "");
			case ELSEWHERE -> http("302 Found\r\nLocation: " + address() + "/elsewhere?" + heard.replace(' ', '+'), "");
			case ERROR -> http("500 Error", error(heard));
			case NO_JSON -> http("200 OK", heard);
			case UNPAID -> http("429 " + heard.substring(0, 3), error(heard));
		};
	}

	private static String error(String heard) {
		return "{\"error\":{\"message\":\"%s\",\"code\":\"%s\",\"type\":\"%s\",\"param\":\"%s\"}}".formatted(heard,
				heard, heard, heard);
	}

	private static byte[] http(String status, String body) {
		return bytes("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: "
				+ body.getBytes(StandardCharsets.ISO_8859_1).length + "\r\nConnection: close\r\n\r\n" + body);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	// Head and body, as far as they come at once.
	private static String hear(InputStream in) throws IOException {
		ByteArrayOutputStream heard = new ByteArrayOutputStream();
		int length = 0;
		while (true) {
			int next = in.read();
			if (next < 0) {
				throw new IOException("gone");
			}
			heard.write(next);
			String text = heard.toString(StandardCharsets.ISO_8859_1);
			if (text.endsWith("\r\n\r\n")) {
				length = text.lines()
					.filter((line) -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
					.mapToInt((line) -> Integer.parseInt(line.substring(15).strip()))
					.findFirst()
					.orElse(0);
				break;
			}
		}
		heard.write(in.readNBytes(length));
		return heard.toString(StandardCharsets.ISO_8859_1);
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		this.threads.shutdownNow();
	}

}
