package io.remanso.responder.delivery;

import java.io.ByteArrayOutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.remanso.contracts.wire.Unquoted;
import io.remanso.responder.partition.TenureEndedException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON over HTTP to one gateway, with its token and bounded in time, the answer's body
 * included. Safe for all threads.
 */
public final class GatewayHttp {

	private static final Duration CONNECT = Duration.ofSeconds(5);

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final String BOUNDARY = "----remanso-7d3f0c1a5b92";

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

	/** How long a call may take. */
	public Duration timeout() {
		return this.timeout;
	}

	public static ObjectNode object() {
		return MAPPER.createObjectNode();
	}

	/** One call; {@code body} is null where there is none. */
	public Answer call(String method, String path, @Nullable JsonNode body) throws InterruptedException {
		return call(method, path, body, this.timeout);
	}

	/** One call that may not take as long as others. */
	public Answer call(String method, String path, @Nullable JsonNode body, Duration patience)
			throws InterruptedException {
		HttpRequest.Builder request = request(path);
		if (body != null) {
			request.header("Content-Type", "application/json")
				.method(method, HttpRequest.BodyPublishers.ofByteArray(MAPPER.writeValueAsBytes(body)));
		}
		else {
			request.method(method, HttpRequest.BodyPublishers.noBody());
		}
		return answer(send(request.build()), patience);
	}

	/**
	 * Post what can't be taken back.
	 * @param permit asked when nothing is left to do but to send the end; where it
	 * throws, nothing was posted
	 */
	public Answer post(String path, JsonNode body, Permit permit)
			throws HeldBackException, TenureEndedException, InterruptedException {
		HeldBody held = new HeldBody(MAPPER.writeValueAsBytes(body));
		CompletableFuture<HttpResponse<byte[]>> future = send(
				request(path).header("Content-Type", "application/json").POST(held).build());
		try {
			awaitEither(held.ready(), future);
			if (!future.isDone()) {
				if (!held.ready().isDone()) {
					return new Answer.NotConnected();
				}
				permit.check();
				// That can take long: where the line broke meanwhile, nothing is sent,
				// so nothing is in doubt.
				if (!future.isDone()) {
					held.release();
				}
			}
			Answer answer = answer(future, this.timeout);
			return (answer instanceof Answer.Lost && !held.isReleased()) ? new Answer.NotConnected() : answer;
		}
		finally {
			future.cancel(true);
		}
	}

	/** Upload a file, with form fields before it. */
	public Answer upload(String path, Map<String, String> fields, String type, byte[] file)
			throws InterruptedException {
		ByteArrayOutputStream form = new ByteArrayOutputStream();
		fields.forEach((name, value) -> form.writeBytes(utf8(
				"--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(BOUNDARY, name, value))));
		form.writeBytes(utf8(
				"--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"nota.ogg\"\r\nContent-Type: %s\r\n\r\n"
					.formatted(BOUNDARY, type)));
		form.writeBytes(file);
		form.writeBytes(utf8("\r\n--%s--\r\n".formatted(BOUNDARY)));
		return answer(send(request(path).header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
			.POST(HttpRequest.BodyPublishers.ofByteArray(form.toByteArray()))
			.build()), this.timeout);
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.base + path))
			.header("Authorization", "Bearer " + this.token)
			.header("Accept", "application/json");
	}

	private CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request) {
		return this.client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
	}

	private void awaitEither(CompletableFuture<?> ready, CompletableFuture<?> future) throws InterruptedException {
		try {
			CompletableFuture.anyOf(ready, future).get(this.timeout.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException | TimeoutException ex) {
			// What came of it is asked of the two themselves.
		}
	}

	// The client's own timeout ends with the headers.
	private static Answer answer(CompletableFuture<HttpResponse<byte[]>> future, Duration patience)
			throws InterruptedException {
		try {
			HttpResponse<byte[]> response = future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
			return new Answer.Http(response.statusCode(), json(response.body()),
					response.headers().firstValue("retry-after").orElse(""));
		}
		catch (TimeoutException ex) {
			return new Answer.Lost("timeout");
		}
		catch (ExecutionException ex) {
			Throwable cause = ex.getCause();
			return (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException)
					? new Answer.NotConnected() : new Answer.Lost(Unquoted.line(ex));
		}
		finally {
			future.cancel(true);
		}
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static JsonNode json(byte[] body) {
		try {
			return MAPPER.readTree(body);
		}
		catch (JacksonException ex) {
			return MAPPER.missingNode();
		}
	}

}
