package io.remanso.responder.warmup;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

/**
 * The model and both gateways of a warm-up, on the loopback: it says of each call what
 * they would say where all is well, and first, once, what they say where it is not.
 */
public final class WarmUpServer implements AutoCloseable {

	// What nobody will hear, and a point that nobody will see.
	private static final String OGG = "OggS";

	private static final String PNG = new String(Base64.getDecoder()
		.decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
			StandardCharsets.ISO_8859_1);

	private static final int WAIT_MS = 20;

	private final ExecutorService threads = Executors
		.newCachedThreadPool(Thread.ofPlatform().daemon().name("warm-up-", 0).factory());

	private final SelfSigned key;

	private final HttpServer plain;

	private final HttpsServer secure;

	private final Queue<CannedResponse> failures = new ConcurrentLinkedQueue<>();

	private volatile boolean emptied;

	private WarmUpServer() throws IOException, GeneralSecurityException {
		this.key = SelfSigned.create();
		InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
		this.plain = HttpServer.create(anyPort, 0);
		this.secure = HttpsServer.create(anyPort, 0);
		this.secure.setHttpsConfigurator(new HttpsConfigurator(this.key.context()));
		for (HttpServer server : new HttpServer[] { this.plain, this.secure }) {
			server.createContext("/", this::answer);
			server.setExecutor(this.threads);
			server.start();
		}
		this.failures.add(new CannedResponse(503, "text/html", "<html>upstream</html>"));
		this.failures.add(new CannedResponse(429, "application/json",
				"{\"error\":{\"message\":\"later\",\"type\":\"requests\",\"param\":null,\"code\":\"rate_limit_exceeded\"}}"));
	}

	/** One that listens. */
	public static WarmUpServer start() throws IOException, GeneralSecurityException {
		return new WarmUpServer();
	}

	/** Where it speaks plainly. */
	public URI plain() {
		return URI.create("http://127.0.0.1:" + this.plain.getAddress().getPort());
	}

	/** Where it speaks TLS, with the key that {@link #key} trusts. */
	URI secure() {
		return URI.create("https://localhost:" + this.secure.getAddress().getPort());
	}

	/**
	 * Let a virtual thread, one alone, wait for an answer that does not come: they have a
	 * way of their own to wait for sockets.
	 */
	public void keepAVirtualThreadWaiting() throws InterruptedException {
		Thread.ofVirtual().name("warm-up").start(() -> {
			try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.plain.getAddress().getPort())) {
				socket.setSoTimeout(WAIT_MS);
				int _ = socket.getInputStream().read();
			}
			catch (IOException ex) {
				// As it was to be.
			}
		}).join();
	}

	SelfSigned key() {
		return this.key;
	}

	private void answer(HttpExchange exchange) throws IOException {
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		CannedResponse answer = answer(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), body);
		byte[] bytes = answer.body()
			.getBytes(answer.type().startsWith("image/") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", answer.type());
		exchange.sendResponseHeaders(answer.status(), bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	private CannedResponse answer(String method, String path, String body) {
		if (path.endsWith("/responses")) {
			CannedResponse failure = this.failures.poll();
			return (failure != null) ? failure : CannedResponse.response(reply(body));
		}
		if (path.contains("/conversations")) {
			return conversation(method, path);
		}
		return switch (path.substring(path.lastIndexOf('/') + 1)) {
			case "transcriptions" -> CannedResponse
				.json("{\"text\":\"%s\",\"usage\":{\"type\":\"duration\",\"seconds\":2}}".formatted(WarmUpTurns.HEARD));
			case "speech", WarmUpTurns.RECORDING, WarmUpTurns.NO_PICTURE -> new CannedResponse(200, "audio/ogg", OGG);
			case WarmUpTurns.PICTURE -> new CannedResponse(200, "image/png", PNG);
			case "described-" + WarmUpTurns.RECORDING -> description(WarmUpTurns.RECORDING, OGG);
			case "described-" + WarmUpTurns.PICTURE -> description(WarmUpTurns.PICTURE, PNG);
			case "described-" + WarmUpTurns.NO_PICTURE -> description(WarmUpTurns.NO_PICTURE, OGG);
			case "media" -> CannedResponse.json("{\"id\":\"1\"}");
			case "text", "voice" ->
				CannedResponse.json("{\"sent\":true,\"message\":{\"id\":\"sent-1\",\"status\":\"sent\"}}");
			// Meta's sends, and Whapi's lists and chats: each reads what it knows.
			default -> CannedResponse
				.json("{\"id\":\"warmed\",\"object\":\"model\",\"created\":1,\"owned_by\":\"nobody\",\"success\":true,"
						+ "\"labels\":[{\"id\":\"1\",\"name\":\"VIP\"}],\"messages\":[{\"id\":\"sent-1\",\"from_me\":true,"
						+ "\"type\":\"text\",\"timestamp\":1,\"text\":{\"body\":\"Hola\"}}]}");
		};
	}

	private static String reply(String question) {
		if (question.contains(WarmUpTurns.HEARD)) {
			return CannedResponse.PLAIN_REPLY;
		}
		return question.contains(WarmUpTurns.AT_LENGTH) ? CannedResponse.LONG_REPLY : CannedResponse.SHORT_REPLY;
	}

	// Meta names the address of a file before it gives it.
	private CannedResponse description(String name, String file) {
		return CannedResponse
			.json("{\"url\":\"%s/%s\",\"file_size\":%d,\"id\":\"1\"}".formatted(plain(), name, file.length()));
	}

	private CannedResponse conversation(String method, String path) {
		if (path.endsWith("/items")) {
			return CannedResponse.items(!this.emptied || method.equals("POST"));
		}
		if (method.equals("DELETE") && !path.contains("/items/")) {
			return CannedResponse.json("{\"id\":\"conv_1\",\"object\":\"conversation.deleted\",\"deleted\":true}");
		}
		this.emptied = method.equals("DELETE");
		return CannedResponse.json("{\"id\":\"conv_1\",\"object\":\"conversation\",\"created_at\":1,\"metadata\":{}}");
	}

	@Override
	public void close() {
		this.plain.stop(0);
		this.secure.stop(0);
		this.threads.shutdownNow();
	}

}
