package io.remanso.ingest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Clients that send texts one after the other, and each again until it is answered 200,
 * as gateways do. Closing them makes them give up.
 */
final class StubbornClients implements AutoCloseable {

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final CountDownLatch stopped = new CountDownLatch(1);

	private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

	private final URI webhook;

	StubbornClients(URI webhook) {
		this.webhook = webhook;
	}

	/** Begin; the ids are told by client and number. */
	void start(int clients, int texts) {
		IntStream.range(0, clients).forEach((client) -> this.threads.execute(() -> send(client, texts)));
	}

	static String id(int client, int number) {
		return "kill-%d-%d".formatted(client, number);
	}

	/** The ids of all texts that were answered 200 so far. */
	Set<String> acknowledged() {
		return Set.copyOf(this.acknowledged);
	}

	private void send(int client, int texts) {
		try {
			for (int i = 0; i < texts && this.stopped.getCount() > 0; i++) {
				sendUntilAcknowledged("57311%07d".formatted(client), id(client, i));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void sendUntilAcknowledged(String user, String id) throws InterruptedException {
		while (!isAcknowledged(Payloads.whapi(Payloads.whapiText(id, user, id)))) {
			if (this.stopped.await(20, TimeUnit.MILLISECONDS)) {
				return;
			}
		}
		this.acknowledged.add(id);
	}

	private boolean isAcknowledged(String body) throws InterruptedException {
		try {
			HttpRequest request = HttpRequest.newBuilder(this.webhook)
				.timeout(Duration.ofSeconds(10))
				.headers(List.of("Content-Type", "application/json", "X-Webhook-Token", RunningIngest.WHAPI_TOKEN)
					.toArray(String[]::new))
				.POST(BodyPublishers.ofString(body))
				.build();
			return this.http.send(request, BodyHandlers.discarding()).statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	@Override
	public void close() {
		this.stopped.countDown();
		this.threads.close();
		this.http.close();
	}

}
