package io.remanso.ingest.setup;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Whapi channel's settings over HTTP.
 */
final class Channel implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

	private final URI settings;

	private final String token;

	Channel(String baseUrl, String token) {
		this.settings = URI.create(baseUrl.replaceFirst("/$", "") + "/settings");
		this.token = token;
	}

	JsonNode settings() throws SetUpException {
		return send(request().GET());
	}

	void change(JsonNode change) throws SetUpException {
		send(request().header("Content-Type", "application/json")
			.method("PATCH", BodyPublishers.ofString(change.toString())));
	}

	private HttpRequest.Builder request() {
		return HttpRequest.newBuilder(this.settings).timeout(PATIENCE).header("Authorization", "Bearer " + this.token);
	}

	// Neither the token nor what Whapi says about the channel goes into a message.
	private JsonNode send(HttpRequest.Builder request) throws SetUpException {
		try {
			HttpResponse<String> response = this.http.send(request.build(), BodyHandlers.ofString());
			if (response.statusCode() != 200) {
				throw new SetUpException("Whapi answered %d%s".formatted(response.statusCode(),
						(response.statusCode() == 401) ? ": is WHAPI_TOKEN the channel's?" : ""));
			}
			return JsonMapper.shared().readTree(response.body());
		}
		catch (IOException ex) {
			throw new SetUpException(
					"%s can't be reached: %s".formatted(this.settings.getHost(), ex.getClass().getSimpleName()));
		}
		catch (JacksonException ex) {
			throw new SetUpException("Whapi's answer is no JSON: is WHAPI_BASE_URL right?");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new SetUpException("interrupted");
		}
	}

	@Override
	public void close() {
		this.http.close();
	}

}
