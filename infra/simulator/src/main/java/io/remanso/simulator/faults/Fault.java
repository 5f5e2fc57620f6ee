package io.remanso.simulator.faults;

import org.jspecify.annotations.Nullable;

/** What goes wrong with one call. */
public sealed interface Fault {

	/** Nothing. */
	record None() implements Fault {

	}

	/**
	 * An error instead of the effect.
	 *
	 * @param code the API's own code, or null for the one that fits the status
	 */
	record Failure(int status, @Nullable String code) implements Fault {

	}

	/** The connection is closed before the call has an effect. */
	record Refusal() implements Fault {

	}

	/** Neither effect nor answer, and the connection stays open. */
	record Hang() implements Fault {

	}

	/** The call has its effect; the connection is closed without an answer. */
	record LostAnswer() implements Fault {

	}

	/**
	 * The page of an edge in front of the API: HTML, without any code of the API's own.
	 *
	 * @param taken whether the call had its effect behind the edge
	 */
	record EdgeError(int status, boolean taken) implements Fault {

	}

}
