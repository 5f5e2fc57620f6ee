package io.remanso.simulator.faults;

import io.remanso.simulator.http.Reply;
import org.jspecify.annotations.Nullable;

/** Makes an error as one API would word it. */
@FunctionalInterface
public interface ErrorShape {

	/**
	 * Makes the answer that says so.
	 * @param code the API's own code, or null for the one that fits the status
	 */
	Reply error(int status, @Nullable String code);

}
