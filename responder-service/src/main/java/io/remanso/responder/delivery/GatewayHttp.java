package io.remanso.responder.delivery;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON over HTTP to one gateway, with its token and bounded in time. Safe for all
 * threads.
 */
public final class GatewayHttp {

	private static final Duration CONNECT = Duration.ofSeconds(5);

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private final HttpClient client;

	private final URI base;

	private final String token;

	private final Duration timeout;

	public GatewayHttp(URI base, String token, Duration timeout) {
		this.base = base;
		this.token = token;
		this.timeout = timeout;
		this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
	}

	public static ObjectNode object() {
		return MAPPER.createObjectNode();
	}

	/** One call; {@code body} is null where there is none. */
	public Answer call(String method, String path, @Nullable JsonNode body) throws InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.base + path))
			.timeout(this.timeout)
			.header("Authorization", "Bearer " + this.token)
			.header("Accept", "application/json");
		if (body != null) {
			request.header("Content-Type", "application/json")
				.method(method, HttpRequest.BodyPublishers.ofByteArray(MAPPER.writeValueAsBytes(body)));
		}
		else {
			request.method(method, HttpRequest.BodyPublishers.noBody());
		}
		try {
			HttpResponse<byte[]> response = this.client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
			return new Answer.Http(response.statusCode(), json(response.body()),
					response.headers().firstValue("retry-after").orElse(""));
		}
		catch (ConnectException | HttpConnectTimeoutException ex) {
			return new Answer.NotConnected();
		}
		catch (IOException ex) {
			return new Answer.Lost(ex.getClass().getSimpleName());
		}
	}

	private static JsonNode json(byte[] body) {
		try {
			return MAPPER.readTree(body);
		}
		catch (JacksonException ex) {
			return MAPPER.missingNode();
		}
	}

	/** What came back. */
	public sealed interface Answer {

		/** An answer; {@code body} is a missing node where it is no JSON. */
		record Http(int status, JsonNode body, String retryAfterSeconds) implements Answer {

			public boolean ok() {
				return this.status >= 200 && this.status < 300;
			}

			/** Zero where nothing, or nothing that is a number, was asked for. */
			public Duration retryAfter() {
				return this.retryAfterSeconds.matches("\\d{1,4}")
						? Duration.ofSeconds(Long.parseLong(this.retryAfterSeconds)) : Duration.ZERO;
			}

		}

		/** Nothing was asked: there was no connection. */
		record NotConnected() implements Answer {
		}

		/** The call was made, but its answer did not come. */
		record Lost(String detail) implements Answer {
		}

	}

}
