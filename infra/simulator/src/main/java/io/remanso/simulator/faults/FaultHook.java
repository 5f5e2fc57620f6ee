package io.remanso.simulator.faults;

import java.util.Optional;

/** Decides about single calls; called by many threads at once. */
@FunctionalInterface
public interface FaultHook {

	/** What happens to this call, or empty to leave it to the profile of its API. */
	Optional<Decision> decide(Incoming call);

}
