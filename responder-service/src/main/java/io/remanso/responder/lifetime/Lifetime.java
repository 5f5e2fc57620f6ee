package io.remanso.responder.lifetime;

import java.time.LocalDate;

/**
 * How long something that we depend on is served.
 */
public sealed interface Lifetime {

	/** Nobody could be asked, or nobody there knows. */
	record Untold() implements Lifetime {
	}

	/** It is served, and no end is told. */
	record Open() implements Lifetime {
	}

	/** It is served until this day. */
	record Until(LocalDate day) implements Lifetime {
	}

	/**
	 * It is not served.
	 *
	 * @param detail for people
	 */
	record Gone(String detail) implements Lifetime {
	}

}
