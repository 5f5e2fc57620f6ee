package io.remanso.benchmarks.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

import io.remanso.benchmarks.Figures;
import io.remanso.benchmarks.Parts;
import io.remanso.crash.Installation;
import io.remanso.embedded.EmbeddedBroker;
import io.remanso.testkit.fuzz.BodyFuzz;

/**
 * Signed webhooks a second, kept by a broker on the same machine with {@code acks=all},
 * against a Spring MVC server that only reads them and answers; then the time to answer
 * at half that rate, and bodies that nobody would write. Two more servers of the same run
 * say what that limit means: the MVC handler that keeps by one blocking send, and a bare
 * servlet that does nothing, as ingest-service's own is one.
 */
public final class IngestBenchmark {

	// On two cores that the client uses too, the compiler of ingest-service is busy for
	// most of this.
	private static final Duration WARM_UP = Duration.ofSeconds(90);

	// The others have little to compile.
	private static final Duration SHORT_WARM_UP = Duration.ofSeconds(30);

	private static final Duration ROUND = Duration.ofSeconds(6);

	private static final Duration STEADY = Duration.ofSeconds(15);

	private static final int ROUNDS = 2;

	private static final List<Integer> CONCURRENCIES = List.of(128, 256, 512);

	private static final int STEADY_CONNECTIONS = 128;

	private static final long FUZZ_INPUTS = Long.getLong("remanso.fuzz.inputs", 1_000_000);

	private static final int FUZZ_CONNECTIONS = 64;

	private static final double MEBIBYTE = 1024.0 * 1024;

	private final Figures figures = new Figures();

	private final Path checkout = Installation.findCheckout();

	/** All parts, or those that are asked for. */
	public Figures run() {
		List<String> parts = Parts.asked("rates,fuzz");
		try (EmbeddedBroker broker = EmbeddedBroker.start(temporaryFolder());
				Server ingest = Server.ingest(this.checkout, broker.bootstrapServers())) {
			if (parts.contains("rates")) {
				measureRates(broker.bootstrapServers(), ingest);
				this.figures.addAtMost("rss_mb", ingest.process().residentBytes() / MEBIBYTE, 300);
			}
			if (parts.contains("fuzz")) {
				fuzz(ingest);
			}
		}
		return this.figures;
	}

	private void measureRates(String bootstrapServers, Server ingest) {
		Supplier<byte[]> requests = new SignedTexts(new Random(1));
		try (Server bare = Server.bare(this.checkout);
				Server nothing = Server.nothing(this.checkout);
				Server oneSend = Server.oneSend(this.checkout, bootstrapServers)) {
			Map<String, Server> servers = new LinkedHashMap<>();
			servers.put("kept", ingest);
			servers.put("null", nothing);
			servers.put("one_send", oneSend);
			servers.put("bare", bare);
			Best best = measureBest(servers, requests);
			double kept = best.rate("kept");
			Answers steady = ingest.load(STEADY_CONNECTIONS, requests).steady(kept / 2, STEADY);
			this.figures.add("kept_per_s", kept)
				.add("null_per_s", best.rate("null"))
				.addAtLeast("vs_null_endpoint", kept / best.rate("null"), 0.55)
				.add("one_send_vs_null_endpoint", best.rate("one_send") / best.rate("null"))
				.add("vs_bare_servlet", kept / best.rate("bare"))
				.add("ack_p50_ms", steady.millis(0.50))
				.addAtMost("ack_p99_ms", steady.millis(0.99), 25)
				.addAtMost("errors", (double) (best.errors() + steady.errors()), 0);
		}
	}

	private static Best measureBest(Map<String, Server> servers, Supplier<byte[]> requests) {
		Best best = new Best();
		servers.forEach((name, server) -> server.load(STEADY_CONNECTIONS, requests)
			.full(name.equals("kept") ? WARM_UP : SHORT_WARM_UP));
		for (int round = 0; round < ROUNDS; round++) {
			for (int connections : CONCURRENCIES) {
				servers.forEach(
						(name, server) -> best.add(name, connections, server.load(connections, requests).full(ROUND)));
			}
		}
		return best;
	}

	private void fuzz(Server ingest) {
		long inputs = 0;
		long failures = 0;
		for (String gateway : List.of("whapi", "meta")) {
			BodyFuzz bodies = new BodyFuzz(Corpus.small(this.checkout, gateway), new Random(20261124L));
			Answers answers = ingest.load(FUZZ_CONNECTIONS, () -> Target.request(gateway, bodies.next()))
				.full(FUZZ_INPUTS / 2);
			System.err.printf("%d bodies of %s at %.0f/s%n", answers.sent(), gateway, answers.rate());
			inputs += answers.sent();
			failures += answers.failures();
		}
		this.figures.add("fuzz_inputs", (double) inputs).addAtMost("fuzz_5xx", (double) failures, 0);
	}

	private static Path temporaryFolder() {
		try {
			return Files.createTempDirectory("remanso-benchmark-");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
