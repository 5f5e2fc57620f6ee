package io.remanso.ingest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The service on ports of its own, as it runs alone, and a client that posts to it as the
 * gateways do.
 */
final class RunningIngest implements AutoCloseable {

	static final String WHAPI_TOKEN = "whapi-token";

	static final String META_SECRET = "meta-secret";

	static final String VERIFY_TOKEN = "verify-token";

	private final ConfigurableApplicationContext context;

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private RunningIngest(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static RunningIngest start(String bootstrapServers) {
		return start(bootstrapServers, Map.of());
	}

	static RunningIngest start(String bootstrapServers, Map<String, String> more) {
		Map<String, String> settings = new HashMap<>();
		settings.put("WHAPI_WEBHOOK_TOKEN", WHAPI_TOKEN);
		settings.put("META_VERIFY_TOKEN", VERIFY_TOKEN);
		settings.put("META_APP_SECRET", META_SECRET);
		settings.putAll(more);
		return startBare(bootstrapServers, settings);
	}

	/** Without any secret but those given. */
	static RunningIngest startBare(String bootstrapServers, Map<String, String> more) {
		Map<String, String> settings = new HashMap<>(more);
		settings.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
		settings.put("PORT", "0");
		settings.put("MANAGEMENT_PORT", "0");
		String[] arguments = settings.entrySet()
			.stream()
			.map((setting) -> "--" + setting.getKey() + "=" + setting.getValue())
			.toArray(String[]::new);
		return new RunningIngest(IngestApplication.builder().run(arguments));
	}

	RunningIngest awaitReady() {
		Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> health("readiness") == 200);
		return this;
	}

	int port() {
		return this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	int health(String group) throws IOException, InterruptedException {
		return management("/actuator/health/" + group).statusCode();
	}

	HttpResponse<String> management(String path) throws IOException, InterruptedException {
		String port = this.context.getEnvironment().getRequiredProperty("local.management.port");
		return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)));
	}

	/** What the gauge shows now. */
	double gauge(String name) {
		return this.context.getBean(MeterRegistry.class).get(name).gauge().value();
	}

	HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
			.header("Content-Type", "application/json");
	}

	HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return send(request(path));
	}

	HttpResponse<String> whapi(String body) throws IOException, InterruptedException {
		return send(
				request("/webhooks/whapi").header("X-Webhook-Token", WHAPI_TOKEN).POST(BodyPublishers.ofString(body)));
	}

	HttpResponse<String> meta(String body) throws IOException, InterruptedException {
		return meta(body.getBytes(StandardCharsets.UTF_8));
	}

	HttpResponse<String> meta(byte[] body) throws IOException, InterruptedException {
		return send(request("/webhooks/meta").header("X-Hub-Signature-256", signature(META_SECRET, body))
			.POST(BodyPublishers.ofByteArray(body)));
	}

	HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.client.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
	}

	static String signature(String secret, byte[] body) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
			return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.context.close();
		this.client.close();
	}

}
