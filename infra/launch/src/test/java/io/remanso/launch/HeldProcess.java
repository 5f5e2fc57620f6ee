package io.remanso.launch;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * A program with a watchdog whose virtual threads can be kept from running: all carriers
 * are taken, for as long as a class is being initialised.
 */
final class HeldProcess {

	/** The carriers are held. */
	static final String HELD = "held";

	/** They are, and nothing can be logged. */
	static final String MUTE = "mute";

	private HeldProcess() {
	}

	public static void main(String[] arguments) throws InterruptedException {
		new Watchdog(Duration.ofSeconds(3), Duration.ofMillis(300), Duration.ofSeconds(2)).watch();
		System.err.println("watched");
		Set<String> how = Set.of(arguments);
		if (how.contains(MUTE)) {
			System.setOut(new PrintStream(new NeverWritten(), true));
		}
		if (how.contains(HELD) || how.contains(MUTE)) {
			Thread.ofVirtual().name("the-initialiser").start(NeverInitialised::touch);
			Thread.ofVirtual().name("the-waiting-one").start(NeverInitialised::touch);
		}
		new CountDownLatch(1).await();
	}

	private static void never() {
		try {
			new CountDownLatch(1).await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static final class NeverInitialised {

		static {
			never();
		}

		static void touch() {
		}

	}

	private static final class NeverWritten extends OutputStream {

		@Override
		public void write(int b) {
			never();
		}

	}

}
