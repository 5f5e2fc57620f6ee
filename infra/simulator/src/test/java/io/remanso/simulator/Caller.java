package io.remanso.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import io.remanso.simulator.http.Json;
import tools.jackson.databind.JsonNode;

/** Calls a stand-in over HTTP with a bearer token. */
final class Caller implements AutoCloseable {

	private final HttpClient client = HttpClient.newHttpClient();

	private final String baseUrl;

	private final String token;

	Caller(String baseUrl, String token) {
		this.baseUrl = baseUrl;
		this.token = token;
	}

	Answer get(String path) throws IOException, InterruptedException {
		return call("GET", path, "application/json", new byte[0]);
	}

	Answer post(String path, String json) throws IOException, InterruptedException {
		return call("POST", path, "application/json", json.getBytes(StandardCharsets.UTF_8));
	}

	Answer put(String path, String json) throws IOException, InterruptedException {
		return call("PUT", path, "application/json", json.getBytes(StandardCharsets.UTF_8));
	}

	Answer call(String method, String path, String type, byte[] body) throws IOException, InterruptedException {
		URI uri = URI.create(path.startsWith("http") ? path : this.baseUrl + path);
		HttpRequest.Builder request = HttpRequest.newBuilder(uri)
			.timeout(Duration.ofSeconds(20))
			.header("Content-Type", type)
			.method(method, BodyPublishers.ofByteArray(body));
		if (!this.token.isEmpty()) {
			request.header("Authorization", "Bearer " + this.token);
		}
		HttpResponse<byte[]> response = this.client.send(request.build(), BodyHandlers.ofByteArray());
		return new Answer(response.statusCode(), new String(response.body(), StandardCharsets.ISO_8859_1),
				response.headers());
	}

	@Override
	public void close() {
		this.client.close();
	}

	/**
	 * What came back.
	 *
	 * @param latin1 the body, a character a byte
	 */
	record Answer(int status, String latin1, HttpHeaders headers) {

		Optional<String> header(String name) {
			return this.headers.firstValue(name);
		}

		JsonNode json() {
			return Json.read(bytes());
		}

		byte[] bytes() {
			return this.latin1.getBytes(StandardCharsets.ISO_8859_1);
		}

	}

}
