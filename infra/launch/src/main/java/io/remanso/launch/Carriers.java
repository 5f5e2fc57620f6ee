package io.remanso.launch;

import java.util.Properties;

/**
 * How many platform threads carry the virtual ones. Java's own choice is one a core, and
 * a virtual thread that waits for a class to be loaded or initialised keeps its carrier.
 * In the first burst of a fresh process many do: on two cores two of them can wait for a
 * class that a third is loading, which then finds no carrier to go on, and nothing moves
 * any more.
 */
public final class Carriers {

	// More than wait for classes at once; they are idle after that, and cost a stack
	// each.
	private static final String ENOUGH = "32";

	private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";

	private Carriers() {
	}

	/** To be called before the process has its first virtual thread. */
	public static void provide() {
		provide(System.getProperties());
	}

	static void provide(Properties properties) {
		properties.putIfAbsent(PARALLELISM, ENOUGH);
	}

}
