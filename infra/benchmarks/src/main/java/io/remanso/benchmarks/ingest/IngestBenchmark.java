package io.remanso.benchmarks.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

import io.remanso.benchmarks.Figures;
import io.remanso.benchmarks.Parts;
import io.remanso.crash.Installation;
import io.remanso.embedded.EmbeddedBroker;
import io.remanso.testkit.fuzz.BodyFuzz;

/**
 * Signed webhooks a second, kept by a broker on the same machine with {@code acks=all},
 * against the same server that only reads them and answers; then the time to answer at
 * half that rate, and bodies that nobody would write.
 */
public final class IngestBenchmark {

	// On two cores that the client uses too, the compiler is busy for most of this: its
	// queue was empty after 90 s.
	private static final Duration WARM_UP = Duration.ofMinutes(2);

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
				Server nothing = Server.nothing(this.checkout);
				Server ingest = Server.ingest(this.checkout, broker.bootstrapServers())) {
			if (parts.contains("rates")) {
				measureRates(nothing, ingest);
				this.figures.addAtMost("rss_mb", ingest.process().residentBytes() / MEBIBYTE, 300);
			}
			if (parts.contains("fuzz")) {
				fuzz(ingest);
			}
		}
		return this.figures;
	}

	private void measureRates(Server nothing, Server ingest) {
		Supplier<byte[]> requests = new SignedTexts(new Random(1));
		nothing.load(STEADY_CONNECTIONS, requests).full(WARM_UP.dividedBy(4));
		ingest.load(STEADY_CONNECTIONS, requests).full(WARM_UP);
		double best = 0;
		double limit = 0;
		long errors = 0;
		for (int round = 0; round < ROUNDS; round++) {
			for (int connections : CONCURRENCIES) {
				Answers unkept = nothing.load(connections, requests).full(ROUND);
				Answers kept = ingest.load(connections, requests).full(ROUND);
				System.err.printf("%d connections: %.0f/s kept, %.0f/s read only%n", connections, kept.rate(),
						unkept.rate());
				best = Math.max(best, kept.rate());
				limit = Math.max(limit, unkept.rate());
				errors += kept.errors();
			}
		}
		Answers steady = ingest.load(STEADY_CONNECTIONS, requests).steady(best / 2, STEADY);
		this.figures.add("kept_per_s", best)
			.add("null_per_s", limit)
			.addAtLeast("vs_null_endpoint", best / limit, 0.55)
			.add("ack_p50_ms", steady.millis(0.50))
			.addAtMost("ack_p99_ms", steady.millis(0.99), 25)
			.addAtMost("errors", (double) (errors + steady.errors()), 0);
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
