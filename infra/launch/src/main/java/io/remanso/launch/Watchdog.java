package io.remanso.launch;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a process in which no virtual thread runs any more, since nothing else would: all
 * their carriers are held, by classes that are being initialised or by native code, and
 * what would free them waits for a carrier. Every few seconds a platform thread starts a
 * virtual one and waits for it; where none has run for {@link #LIMIT}, it writes all
 * threads to the log and halts the process, so that whatever runs it starts it again. All
 * that the workers promise holds over {@code kill -9}, and this is no worse.
 */
public final class Watchdog {

	/** What such a process exits with: "try again", in sysexits.h. */
	public static final int EXIT_CODE = 75;

	// No turn and no request waits longer than this for nothing; a collection or a busy
	// machine is over long before.
	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static final Duration CHECK = Duration.ofSeconds(2);

	// Writing may need what the held threads hold, as the log's own lock.
	private static final Duration WRITING = Duration.ofSeconds(10);

	private static final Logger logger = LoggerFactory.getLogger(Watchdog.class);

	private final Duration limit;

	private final Duration check;

	private final Duration writing;

	private final Silence silence;

	Watchdog(Duration limit, Duration check, Duration writing) {
		this.limit = limit;
		this.check = check;
		this.writing = writing;
		this.silence = new Silence(limit, check);
	}

	/**
	 * Watch this process until its end. To be called after {@link Carriers}, since it
	 * starts virtual threads.
	 */
	public static void start() {
		new Watchdog(LIMIT, CHECK, WRITING).watch();
	}

	void watch() {
		Thread.ofPlatform().daemon().name("watchdog").start(this::run);
	}

	private void run() {
		try {
			CountDownLatch never = new CountDownLatch(1);
			CountDownLatch ran = probe();
			while (true) {
				long begun = System.nanoTime();
				Instant begunAt = Instant.now();
				if (ran.await(this.check.toMillis(), TimeUnit.MILLISECONDS)) {
					this.silence.broken();
					boolean _ = never.await(this.check.toMillis(), TimeUnit.MILLISECONDS);
					ran = probe();
				}
				else if (this.silence.lasted(Duration.ofNanos(System.nanoTime() - begun),
						Duration.between(begunAt, Instant.now()))) {
					end();
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static CountDownLatch probe() {
		CountDownLatch ran = new CountDownLatch(1);
		Thread.ofVirtual().name("watchdog-probe").start(ran::countDown);
		return ran;
	}

	private void end() throws InterruptedException {
		CountDownLatch written = new CountDownLatch(1);
		Thread.ofPlatform().daemon().name("watchdog-log").start(() -> {
			logger.error("no virtual thread has run for {} s: this process ends with {}, its threads follow",
					this.limit.toSeconds(), EXIT_CODE);
			logger.warn("all threads:\n{}", ThreadDump.take());
			written.countDown();
		});
		boolean _ = written.await(this.writing.toMillis(), TimeUnit.MILLISECONDS);
		Runtime.getRuntime().halt(EXIT_CODE);
	}

}
