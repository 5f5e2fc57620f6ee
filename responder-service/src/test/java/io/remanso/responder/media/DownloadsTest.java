package io.remanso.responder.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DownloadsTest {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private final List<@Nullable String> tokens = Collections.synchronizedList(new ArrayList<>());

	private final CountDownLatch never = new CountDownLatch(1);

	private HttpServer server = server();

	private URI base = URI.create("http://127.0.0.1");

	@BeforeEach
	void start() {
		this.base = URI.create("http://127.0.0.1:" + this.server.getAddress().getPort());
		this.server.createContext("/file", (exchange) -> answer(exchange, 200, "Image/JPEG; q=1", new byte[1000]));
		this.server.createContext("/gone", (exchange) -> answer(exchange, 404, "text/plain", new byte[3]));
		this.server.createContext("/there", (exchange) -> redirect(exchange, "/file"));
		this.server.createContext("/out", (exchange) -> redirect(exchange, "http://169.254.169.254/latest"));
		this.server.createContext("/round", (exchange) -> redirect(exchange, "/round"));
		this.server.createContext("/slow", this::dripping);
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.never.countDown();
		this.server.stop(0);
	}

	@Test
	void shouldGetAFile() throws Exception {
		assertThat(get("/file", 1000)).hasSize(1000);
		assertThat(this.tokens).containsExactly("Bearer secret");
	}

	@Test
	void shouldNotReadMoreThanAllowed() {
		assertThatThrownBy(() -> get("/file", 999)).isInstanceOf(MissingMediumException.class)
			.hasMessageContaining("too large");
	}

	@Test
	void shouldNotWaitForABodyThatNeverEnds() {
		assertThatThrownBy(() -> get("/slow", 1000)).isInstanceOf(MissingMediumException.class)
			.hasMessageContaining("too long");
	}

	@Test
	void shouldFollowARedirectWithoutTheToken() throws Exception {
		assertThat(get("/there", 1000)).hasSize(1000);
		assertThat(this.tokens).containsExactly("Bearer secret", null);
	}

	@Test
	void shouldNotFollowARedirectOutOfTheGatewaysHosts() {
		assertThatThrownBy(() -> get("/out", 1000)).isInstanceOf(MissingMediumException.class)
			.hasMessageContaining("address");
	}

	@Test
	void shouldNotGoRoundForEver() {
		assertThatThrownBy(() -> get("/round", 1000)).isInstanceOf(MissingMediumException.class);
	}

	@Test
	void shouldTellWhatTheServerAnswered() {
		assertThatThrownBy(() -> get("/gone", 1000)).isInstanceOf(MissingMediumException.class)
			.hasMessageContaining("404");
	}

	private byte[] get(String path, long atMost) throws MissingMediumException, InterruptedException {
		AddressRules rules = new AddressRules(List.of(this.base), List.of(), false, InetAddress::getAllByName);
		return new Downloads(rules, SECOND).get(this.base.resolve(path), "secret", atMost, SECOND);
	}

	private void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
		this.tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
		exchange.getResponseHeaders().set("Content-Type", type);
		exchange.sendResponseHeaders(status, body.length);
		try (var stream = exchange.getResponseBody()) {
			stream.write(body);
		}
	}

	private void redirect(HttpExchange exchange, String to) throws IOException {
		this.tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
		exchange.getResponseHeaders().set("Location", to);
		exchange.sendResponseHeaders(302, -1);
		exchange.close();
	}

	private void dripping(HttpExchange exchange) throws IOException {
		exchange.sendResponseHeaders(200, 1000);
		exchange.getResponseBody().write(new byte[10]);
		exchange.getResponseBody().flush();
		try {
			this.never.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static HttpServer server() {
		try {
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
