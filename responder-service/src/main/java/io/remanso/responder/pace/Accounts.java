package io.remanso.responder.pace;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/**
 * The gates of all accounts that turns can't do without, by name.
 */
public final class Accounts {

	private final Map<String, AccountGate> gates = new ConcurrentHashMap<>();

	private final MeterRegistry meters;

	public Accounts(MeterRegistry meters) {
		this.meters = meters;
	}

	/** The gate of that name. */
	public AccountGate gate(String name) {
		return this.gates.computeIfAbsent(name, (_) -> {
			AccountGate gate = new AccountGate(name);
			this.meters.gauge("remanso.account.refused", Tags.of("side", name), gate,
					(it) -> (it.refusal() != null) ? 1 : 0);
			return gate;
		});
	}

	/** Which are shut, and why. */
	public Map<String, String> refusals() {
		Map<String, String> refusals = new TreeMap<>();
		this.gates.forEach((name, gate) -> {
			String refusal = gate.refusal();
			if (refusal != null) {
				refusals.put(name, refusal);
			}
		});
		return refusals;
	}

}
