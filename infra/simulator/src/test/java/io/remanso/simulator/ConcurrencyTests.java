package io.remanso.simulator;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.remanso.simulator.faults.FaultProfile;
import io.remanso.simulator.faults.Latency;
import io.remanso.simulator.ledger.Api;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConcurrencyTests {

	private static final int CALLS = 1_500;

	@Test
	void shouldSustainManySlowCallsAtOnceOverKeptConnections() {
		try (Simulator simulator = Simulator.start(SimulatorOptions.echo()); HttpClient client = client()) {
			simulator.faults().set(Api.OPENAI, FaultProfile.slow(Latency.fixed(Duration.ofSeconds(2))));

			for (int round = 1; round <= 2; round++) {
				long before = System.nanoTime();
				List<CompletableFuture<Integer>> answers = IntStream.range(0, CALLS)
					.mapToObj((i) -> ask(client, simulator))
					.toList();

				assertThat(answers).allSatisfy((answer) -> assertThat(answer.join()).isEqualTo(200));
				// One after the other they would take 50 minutes.
				assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
				assertThat(simulator.openAi().callCount()).isEqualTo((long) round * CALLS);
			}
		}
	}

	private static HttpClient client() {
		return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
	}

	private static CompletableFuture<Integer> ask(HttpClient client, Simulator simulator) {
		HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.openAiBaseUrl() + "/responses"))
			.header("Authorization", "Bearer any")
			.header("Content-Type", "application/json")
			.timeout(Duration.ofSeconds(30))
			.POST(HttpRequest.BodyPublishers.ofString("{\"model\": \"m\", \"input\": \"hola\"}"))
			.build();
		return client.sendAsync(request, HttpResponse.BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
	}

}
