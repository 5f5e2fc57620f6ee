package io.remanso.simulator.webhooks;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

import io.remanso.simulator.pace.PassingTime;

/**
 * Posts the events of sent messages, one virtual thread an event. The n-th message draws
 * from a generator seeded by the seed and n.
 */
public final class WebhookPoster implements AutoCloseable {

	private static final System.Logger logger = System.getLogger(WebhookPoster.class.getName());

	/** A receiver that takes longer has not answered, as gateways see it. */
	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final HttpClient client = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(TIMEOUT)
		.build();

	private final ExecutorService threads = Executors
		.newThreadPerTaskExecutor(Thread.ofVirtual().name("webhook-", 0).factory());

	private final WebhookBehaviour behaviour;

	private final long seed;

	private final AtomicLong messages = new AtomicLong();

	public WebhookPoster(WebhookBehaviour behaviour, long seed) {
		this.behaviour = behaviour;
		this.seed = seed;
	}

	/** Posts the events of one message, each a delay after the one before. */
	public void post(WebhookTarget target, List<byte[]> events) {
		RandomGenerator random = new SplittableRandom(this.seed + 1_000_003L * this.messages.incrementAndGet());
		for (int i = 0; i < events.size(); i++) {
			byte[] body = events.get(i);
			boolean late = random.nextDouble() < this.behaviour.reorderRate();
			Duration after = this.behaviour.delay().multipliedBy(late ? events.size() + 1L : i + 1L);
			boolean twice = random.nextDouble() < this.behaviour.duplicateRate();
			for (int copy = 0; copy < (twice ? 2 : 1); copy++) {
				this.threads.execute(() -> deliver(target, body, after));
			}
		}
	}

	private void deliver(WebhookTarget target, byte[] body, Duration after) {
		try {
			PassingTime.await(after);
			for (int attempt = 1; attempt <= this.behaviour.attempts(); attempt++) {
				if (isTaken(target, body)) {
					return;
				}
				PassingTime.await(Duration.ofMillis(200L << Math.min(attempt, 6)));
			}
			logger.log(Level.WARNING, "A webhook was given up after {0} attempts", this.behaviour.attempts());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * One attempt. A 4xx is taken, too: the same body would not be liked any better
	 * later.
	 */
	private boolean isTaken(WebhookTarget target, byte[] body) throws InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(target.url())
			.timeout(TIMEOUT)
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofByteArray(body));
		target.headersFor(body).forEach(request::setHeader);
		try {
			return this.client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode() < 500;
		}
		catch (IOException ex) {
			logger.log(Level.DEBUG, "A webhook was not delivered", ex);
			return false;
		}
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
		this.client.shutdownNow();
	}

}
