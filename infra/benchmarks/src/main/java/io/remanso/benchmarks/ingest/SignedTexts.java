package io.remanso.benchmarks.ingest;

import java.time.Instant;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.remanso.simulator.payloads.WebhookPayloads;

/**
 * Meta's most usual body: one text of one of many users, signed. Made before it is
 * needed, for the client shares the server's cores.
 */
final class SignedTexts implements Supplier<byte[]> {

	private static final int BODIES = 20_000;

	private static final int USERS = 5_000;

	private final byte[][] requests;

	private int next;

	SignedTexts(RandomGenerator random) {
		Instant now = Instant.now();
		this.requests = IntStream.range(0, BODIES)
			.mapToObj((i) -> WebhookPayloads.metaText(WebhookPayloads.userNumber(random.nextInt(USERS)), "Ana María",
					"Buenas, ¿a qué hora abren el sábado? Soy el " + i, now))
			.map((body) -> Target.request("meta", body))
			.toArray(byte[][]::new);
	}

	@Override
	public byte[] get() {
		this.next = (this.next + 1) % BODIES;
		return this.requests[this.next];
	}

}
