package io.remanso.simulator.faults;

import java.time.Duration;

/** How long one call takes and what goes wrong with it. */
public record Decision(Duration latency, Fault fault) {

	/** Goes well, but takes its time. */
	public static Decision slow(Duration latency) {
		return new Decision(latency, new Fault.None());
	}

	/** Goes wrong at once. */
	public static Decision wrong(Fault fault) {
		return new Decision(Duration.ZERO, fault);
	}

}
