package io.remanso.standalone.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.remanso.contracts.topic.TopicProvisioner;
import io.remanso.testkit.Backends;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The page on a port of its own, before a webhook that answers as it is told.
 */
final class RunningPage implements AutoCloseable {

	/** What the webhook was sent. */
	record Received(String token, String body) {
	}

	private final Queue<Received> received = new ConcurrentLinkedQueue<>();

	private final AtomicInteger status = new AtomicInteger(200);

	private final HttpServer webhook;

	private final ConfigurableApplicationContext context;

	RunningPage(boolean writable) {
		TopicProvisioner.provision(Backends.kafka().bootstrapServers());
		this.webhook = webhook();
		this.context = new SpringApplicationBuilder(Host.class, PageConfiguration.class).run(
				"--spring.config.name=none", "--server.port=0", "--server.address=127.0.0.1",
				"--server.shutdown=graceful", "--remanso.page.bootstrap-servers=" + Backends.kafka().bootstrapServers(),
				"--remanso.page.webhook=http://127.0.0.1:" + this.webhook.getAddress().getPort() + "/webhooks/whapi",
				"--remanso.page.webhook-token=the-token,the-old-token", "--remanso.page.writable=" + writable,
				"--remanso.page.model=nobody");
	}

	private HttpServer webhook() {
		try {
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			server.createContext("/webhooks/whapi", this::answer);
			server.start();
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void answer(HttpExchange exchange) throws IOException {
		this.received.add(new Received(exchange.getRequestHeaders().getFirst("X-Webhook-Token"),
				new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
		byte[] line = "the webhook's own words".getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(this.status.get(), line.length);
		exchange.getResponseBody().write(line);
		exchange.close();
	}

	void webhookAnswers(int newStatus) {
		this.status.set(newStatus);
	}

	List<Received> received() {
		return List.copyOf(this.received);
	}

	int port() {
		return this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	URI at(String path) {
		return URI.create("http://127.0.0.1:" + port() + path);
	}

	@Override
	public void close() {
		this.context.close();
		this.webhook.stop(0);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(excludeName = { "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
			"org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration" })
	static class Host {

		@Bean
		InstantSource clock() {
			return InstantSource.system();
		}

	}

}
