package io.remanso.responder.pace;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/**
 * The breakers of all that turns need of others, by name.
 */
public final class Breakers {

	private final Map<String, Breaker> breakers = new ConcurrentHashMap<>();

	private final MeterRegistry meters;

	public Breakers(MeterRegistry meters) {
		this.meters = meters;
	}

	/** The breaker of that name. */
	public Breaker breaker(String name) {
		return this.breakers.computeIfAbsent(name, (_) -> {
			Breaker breaker = new Breaker(name);
			this.meters.gauge("remanso.breaker.open", Tags.of("side", name), breaker,
					(it) -> (it.reason() != null) ? 1 : 0);
			return breaker;
		});
	}

	/** Which are open, and why. */
	public Map<String, String> open() {
		Map<String, String> open = new TreeMap<>();
		this.breakers.forEach((name, breaker) -> {
			String reason = breaker.reason();
			if (reason != null) {
				open.put(name, reason);
			}
		});
		return open;
	}

}
