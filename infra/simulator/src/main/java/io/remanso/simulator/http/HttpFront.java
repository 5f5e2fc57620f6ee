package io.remanso.simulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;

/**
 * The JDK's HTTP server on 127.0.0.1, with one virtual thread a request, so that
 * thousands of slow answers may be under way at once.
 */
public final class HttpFront implements AutoCloseable {

	private static final System.Logger logger = System.getLogger(HttpFront.class.getName());

	/** As many connections as a benchmark opens at once may wait to be accepted. */
	private static final int BACKLOG = 4096;

	/** Only this machine: whoever reaches the port may do everything. */
	private static final byte[] LOOPBACK = { 127, 0, 0, 1 };

	/** The largest document that a gateway takes is 100 MB; a base64 of it is larger. */
	private static final int MAX_BODY = 150_000_000;

	private final HttpServer server;

	private final ExecutorService threads;

	private HttpFront(HttpServer server, ExecutorService threads) {
		this.server = server;
		this.threads = threads;
	}

	/**
	 * Starts to listen.
	 * @param port the port, or 0 for any that is free
	 */
	public static HttpFront start(int port, Handler handler) {
		JdkServerDefaults.apply();
		try {
			InetSocketAddress address = new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port);
			HttpServer server = HttpServer.create(address, BACKLOG);
			ExecutorService threads = Executors
				.newThreadPerTaskExecutor(Thread.ofVirtual().name("simulator-", 0).factory());
			server.setExecutor(threads);
			server.createContext("/", (exchange) -> serve(exchange, handler));
			server.start();
			return new HttpFront(server, threads);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The simulator cannot listen on port " + port, ex);
		}
	}

	public int port() {
		return this.server.getAddress().getPort();
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
		this.server.stop(0);
	}

	private static void serve(HttpExchange exchange, Handler handler) throws IOException {
		try (exchange) {
			write(exchange, answer(exchange, handler));
		}
	}

	private static Reply answer(HttpExchange exchange, Handler handler) throws IOException {
		byte[] body;
		try (InputStream in = exchange.getRequestBody()) {
			body = in.readNBytes(MAX_BODY + 1);
		}
		if (body.length > MAX_BODY) {
			return Reply.json(413, Json.object("error", Json.object("code", 413, "message", "Request body too large")));
		}
		try {
			return handler
				.handle(Request.of(exchange.getRequestMethod(), exchange.getRequestURI(), headers(exchange), body));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return new Reply.Dropped();
		}
		catch (RuntimeException ex) {
			logger.log(Level.ERROR, "The simulator failed at " + exchange.getRequestMethod(), ex);
			return Reply.json(500, Json.object("error", Json.object("code", 500, "message", "simulator: " + ex)));
		}
	}

	private static Map<String, String> headers(HttpExchange exchange) {
		Map<String, String> headers = new HashMap<>();
		exchange.getRequestHeaders()
			.forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
		return Map.copyOf(headers);
	}

	private static void write(HttpExchange exchange, Reply reply) throws IOException {
		reply.headers().forEach(exchange.getResponseHeaders()::set);
		switch (reply) {
			case Reply.Dropped _ -> exchange.close();
			case Reply.Content content -> {
				byte[] body = content.body();
				exchange.sendResponseHeaders(content.status(), (body.length == 0) ? -1 : body.length);
				if (body.length > 0) {
					exchange.getResponseBody().write(body);
				}
			}
			case Reply.Events events -> {
				exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
				exchange.sendResponseHeaders(200, 0);
				OutputStream out = exchange.getResponseBody();
				for (JsonNode event : events.events()) {
					String frame = "event: " + event.path("type").asString() + "\ndata: " + event + "\n\n";
					out.write(frame.getBytes(StandardCharsets.UTF_8));
					out.flush();
				}
			}
		}
	}

}
