package io.remanso.launch;

import java.util.Properties;

/**
 * How many platform threads carry the virtual ones. Java's own choice is one a core, and
 * a virtual thread that waits for a class to be loaded or initialised keeps its carrier.
 * In the first burst of a fresh process many may: on two cores two of them can wait for a
 * class that a third is loading, which then finds no carrier to go on, and nothing moves
 * any more. More carriers only make that rarer: 32 were held by one class that the first
 * 32 turns met together. What keeps it from happening is that each worker meets its
 * classes before the crowd does, and what ends it is the {@link Watchdog}.
 */
public final class Carriers {

	// More than wait for classes at once; they are idle after that, and cost a stack
	// each.
	private static final int ENOUGH = 32;

	// On two cores 8 answered a quarter more webhooks than 32 did, and as many as 2; 16
	// fresh processes met 128 clients at once with 8 and with 2, and none stood still.
	private static final int PER_BUSY_CORE = 4;

	private static final int LEAST_BUSY = 8;

	private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";

	private Carriers() {
	}

	/**
	 * To be called before the process has its first virtual thread. What was provided
	 * before stays.
	 */
	public static void provide() {
		provide(ENOUGH, System.getProperties());
	}

	/**
	 * The same for a worker whose virtual threads keep all cores busy: there the system
	 * would switch between very many carriers for nothing.
	 */
	public static void provideForBusyCores() {
		provide(Math.max(LEAST_BUSY, PER_BUSY_CORE * Runtime.getRuntime().availableProcessors()),
				System.getProperties());
	}

	static void provide(int carriers, Properties properties) {
		properties.putIfAbsent(PARALLELISM, Integer.toString(carriers));
	}

}
