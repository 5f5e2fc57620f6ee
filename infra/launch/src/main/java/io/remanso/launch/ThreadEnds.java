package io.remanso.launch;

import io.remanso.contracts.wire.Unquoted;
import org.slf4j.LoggerFactory;

/**
 * Tells of an exception that ends its thread. Java's own way prints what the exception
 * says, which may be a token.
 */
public final class ThreadEnds {

	private ThreadEnds() {
	}

	/** From now on, of every thread of this process that has no way of its own. */
	public static void tell() {
		Thread.setDefaultUncaughtExceptionHandler(ThreadEnds::tell);
	}

	// Not a constant: this is called before the program has said how it logs.
	private static void tell(Thread thread, Throwable thrown) {
		LoggerFactory.getLogger(ThreadEnds.class)
			.error("the thread {} broke", thread.getName(), Unquoted.stack(thrown));
	}

}
