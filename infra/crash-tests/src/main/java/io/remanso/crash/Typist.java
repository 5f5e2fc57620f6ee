package io.remanso.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;

import io.remanso.contracts.inbound.Gateway;
import io.remanso.simulator.pace.PassingTime;
import io.remanso.simulator.payloads.MetaSignature;
import io.remanso.simulator.payloads.WebhookPayloads;

/**
 * Writes bursts as users do, each user on a thread of their own, and posts them as the
 * gateways do: some webhooks twice, since both gateways deliver at least once, and again
 * where it was not answered 200. Not all of them twice: the second post would make good
 * what was answered 200 and lost.
 */
public final class Typist implements AutoCloseable {

	// More than a worker's start takes on a busy machine. Gateways go on for hours; a
	// count
	// of attempts would be over in the time that a refused connection takes.
	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private static final Duration RETRY = Duration.ofMillis(500);

	// A gateway has few connections, however many users it has.
	private static final int CONNECTIONS = 32;

	private final String baseUrl;

	private final RandomGenerator random;

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final Semaphore connections = new Semaphore(CONNECTIONS);

	/** Writes to the webhooks at this address. */
	public Typist(String baseUrl, RandomGenerator random) {
		this.baseUrl = baseUrl;
		this.random = random;
	}

	/**
	 * Write all bursts at once.
	 * @param bursts one a user
	 * @param longestGap between two messages of a user; half of it on the average
	 * @return when each user's last message was first posted, by their number
	 */
	public Map<String, Instant> write(List<Burst> bursts, Duration longestGap) {
		Map<String, Instant> last = new ConcurrentHashMap<>();
		try (ExecutorService users = Executors.newVirtualThreadPerTaskExecutor()) {
			bursts.forEach((burst) -> users.execute(() -> last.put(burst.number(), write(burst, longestGap))));
		}
		if (last.size() != bursts.size()) {
			throw new IllegalStateException(
					"%d of %d users could not write".formatted(bursts.size() - last.size(), bursts.size()));
		}
		return last;
	}

	private Instant write(Burst burst, Duration longestGap) {
		Instant posted = Instant.EPOCH;
		for (Burst.Line line : burst.lines()) {
			pause(longestGap.toMillis());
			byte[] body = body(burst, line);
			posted = Instant.now();
			post(burst.gateway(), body);
			if (this.random.nextBoolean()) {
				post(burst.gateway(), body);
			}
		}
		return posted;
	}

	private static byte[] body(Burst burst, Burst.Line line) {
		Instant now = Instant.now();
		return switch (burst.gateway()) {
			case WHAPI -> WebhookPayloads.whapi().text(burst.number(), "Ana", line.id(), line.text(), now).bytes();
			case META -> WebhookPayloads.meta().text(burst.number(), "Ana", line.id(), line.text(), now).bytes();
		};
	}

	private void post(Gateway gateway, byte[] body) {
		HttpRequest.Builder request = HttpRequest.newBuilder()
			.timeout(Duration.ofSeconds(20))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofByteArray(body));
		switch (gateway) {
			case WHAPI -> request.uri(webhook("whapi")).header("X-Webhook-Token", Installation.WHAPI_TOKEN);
			case META -> request.uri(webhook("meta"))
				.header("X-Hub-Signature-256", MetaSignature.sign(Installation.META_SECRET, body));
		}
		Instant end = Instant.now().plus(PATIENCE);
		int status = send(request.build());
		while (status != 200) {
			if (Instant.now().isAfter(end)) {
				throw new IllegalStateException("the webhook answered %d to the end".formatted(status));
			}
			pause(RETRY.multipliedBy(2).toMillis());
			status = send(request.build());
		}
	}

	private int send(HttpRequest request) {
		this.connections.acquireUninterruptibly();
		try {
			return this.http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
		}
		catch (IOException ex) {
			return 503;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new UncheckedIOException(new IOException(ex));
		}
		finally {
			this.connections.release();
		}
	}

	private URI webhook(String gateway) {
		return URI.create(this.baseUrl + "/webhooks/" + gateway);
	}

	private void pause(long longestMillis) {
		try {
			PassingTime.await(Duration.ofMillis(this.random.nextLong(longestMillis + 1)));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.http.close();
	}

}
