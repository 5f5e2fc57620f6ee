package io.remanso.responder.media;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.remanso.contracts.wire.Unquoted;
import org.jspecify.annotations.Nullable;

/**
 * Gets files over HTTP, from permitted addresses only, also where a server points on to
 * another. The size is bounded while it is read, whatever the server says of it, and the
 * time from the first byte asked to the last one read. What it says of the type is not
 * read: the bytes tell it.
 */
public final class Downloads {

	private static final int LONGEST_WAY = 4;

	private final HttpClient client;

	private final AddressRules rules;

	public Downloads(AddressRules rules, Duration connect) {
		this.rules = rules;
		this.client = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.followRedirects(HttpClient.Redirect.NEVER)
			.connectTimeout(connect)
			.build();
	}

	/**
	 * Get a file.
	 * @param token for the first address only; null for none
	 */
	byte[] get(URI address, @Nullable String token, long atMost, Duration patience)
			throws MissingMediumException, InterruptedException {
		long end = System.nanoTime() + patience.toNanos();
		URI next = address;
		String given = token;
		for (int step = 0; step < LONGEST_WAY; step++) {
			HttpResponse<byte[]> response = once(next, given, atMost, end - System.nanoTime());
			if (response.statusCode() < 300 || response.statusCode() >= 400) {
				return body(response);
			}
			next = redirected(next, response);
			given = null;
		}
		throw new MissingMediumException("too many redirects");
	}

	private static URI redirected(URI address, HttpResponse<byte[]> response) throws MissingMediumException {
		try {
			return address.resolve(response.headers().firstValue("location").orElse("//"));
		}
		catch (IllegalArgumentException ex) {
			throw new MissingMediumException("a redirect to nowhere");
		}
	}

	private HttpResponse<byte[]> once(URI address, @Nullable String token, long atMost, long nanos)
			throws MissingMediumException, InterruptedException {
		if (!this.rules.permits(address)) {
			throw new MissingMediumException("its address is not one of the gateway's");
		}
		HttpRequest.Builder request = HttpRequest.newBuilder(address).GET();
		if (token != null) {
			request.header("Authorization", "Bearer " + token);
		}
		CompletableFuture<HttpResponse<byte[]>> response = this.client.sendAsync(request.build(),
				HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), atMost));
		try {
			return response.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			throw new MissingMediumException("it took too long");
		}
		catch (ExecutionException ex) {
			throw new MissingMediumException(
					(ex.getCause() instanceof IOException) ? "it is too large, or was cut off" : Unquoted.line(ex));
		}
		finally {
			response.cancel(true);
		}
	}

	private static byte[] body(HttpResponse<byte[]> response) throws MissingMediumException {
		if (response.statusCode() != 200) {
			throw new MissingMediumException("the server answered %d".formatted(response.statusCode()));
		}
		return response.body();
	}

}
