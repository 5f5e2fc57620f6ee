package io.remanso.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.remanso.contracts.inbound.Gateway;
import io.remanso.simulator.payloads.WebhookPayloads;

/**
 * What one user writes in one go.
 *
 * @param gateway that their messages come by
 * @param number their phone's digits
 * @param lines in the order in which they write them
 */
public record Burst(Gateway gateway, String number, List<Line> lines) {

	// Users of the two gateways have numbers of their own, so that a mix-up shows.
	private static final int META_NUMBERS_FROM = 1_000_000;

	public Burst {
		lines = List.copyOf(lines);
	}

	/** One message. */
	public record Line(String id, String text) {
	}

	/**
	 * A burst each of some users of both gateways, with texts that name their writer,
	 * round and place.
	 */
	public static List<Burst> ofBothGateways(int usersOfEach, int messages, String round, RandomGenerator random) {
		List<Burst> bursts = new ArrayList<>();
		for (Gateway gateway : Gateway.values()) {
			int from = (gateway == Gateway.META) ? META_NUMBERS_FROM : 0;
			IntStream.range(0, usersOfEach)
				.mapToObj((n) -> of(gateway, WebhookPayloads.userNumber(from + n), messages, round, random))
				.forEach(bursts::add);
		}
		return bursts;
	}

	private static Burst of(Gateway gateway, String number, int messages, String round, RandomGenerator random) {
		return new Burst(gateway, number, IntStream.rangeClosed(1, messages)
			.mapToObj((n) -> new Line((gateway == Gateway.META) ? WebhookPayloads.metaId() : WebhookPayloads.whapiId(),
					"%s %s línea %d de %d %08x".formatted(number, round, n, messages, random.nextInt())))
			.toList());
	}

	/** The texts alone, in order. */
	public List<String> texts() {
		return this.lines.stream().map(Line::text).toList();
	}

}
