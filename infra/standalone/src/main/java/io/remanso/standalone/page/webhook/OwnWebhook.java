package io.remanso.standalone.page.webhook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Posts to the product's own webhook over HTTP, with the token that a gateway would show:
 * it stays on this side.
 */
public final class OwnWebhook {

	/**
	 * What the webhook answered.
	 *
	 * @param line its one line of plain text
	 */
	public record Answer(int status, String line) {
	}

	// Twice what a gateway waits.
	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final int BAD_GATEWAY = 502;

	private final HttpClient http;

	private final URI address;

	private final String token;

	public OwnWebhook(HttpClient http, URI address, String token) {
		this.http = http;
		this.address = address;
		this.token = token;
	}

	/** Post one body, and wait for the answer. */
	public Answer post(byte[] body) throws InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(this.address)
			.timeout(LIMIT)
			.header("Content-Type", "application/json")
			.header("X-Webhook-Token", this.token)
			.POST(HttpRequest.BodyPublishers.ofByteArray(body))
			.build();
		try {
			HttpResponse<String> response = this.http.send(request, HttpResponse.BodyHandlers.ofString());
			return new Answer(response.statusCode(), response.body());
		}
		catch (IOException ex) {
			return new Answer(BAD_GATEWAY, "the webhook gave no answer");
		}
	}

}
