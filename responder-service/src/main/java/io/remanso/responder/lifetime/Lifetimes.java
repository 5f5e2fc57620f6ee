package io.remanso.responder.lifetime;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import io.remanso.responder.pace.Waiting;
import org.jspecify.annotations.Nullable;

/**
 * Asks once a day, on a thread of its own, how long what we depend on is served, and
 * tells it to log, health and metrics. Nothing waits for it, and nothing fails by it: by
 * the time that something ends for real, its calls say so themselves.
 */
public final class Lifetimes {

	private static final Duration EVERY = Duration.ofDays(1);

	// Where somebody could not be asked, at a start before the network is there say.
	private static final Duration AGAIN = Duration.ofHours(1);

	// A call that is under way ends with its thread's interrupt.
	private static final Duration STOP = Duration.ofSeconds(2);

	private final List<Watched> all;

	private final Waiting waiting;

	private volatile @Nullable Thread thread;

	public Lifetimes(List<Dependency> dependencies, Waiting waiting, MeterRegistry meters) {
		this.all = dependencies.stream().map((dependency) -> new Watched(dependency, waiting.clock(), meters)).toList();
		this.waiting = waiting;
	}

	/** Begin to ask; returns at once. */
	public void start() {
		// No virtual one: it asks the model before the warm-up has met what that needs.
		this.thread = Thread.ofPlatform().daemon().name("lifetimes").start(this::run);
	}

	public void stop() throws InterruptedException {
		Thread running = this.thread;
		if (running != null) {
			running.interrupt();
			running.join(STOP);
		}
	}

	private void run() {
		try {
			while (true) {
				look();
				this.waiting.sleep(this.all.stream().allMatch(Watched::isTold) ? EVERY : AGAIN);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Ask for all of them, one after the other. */
	public void look() throws InterruptedException {
		for (Watched watched : this.all) {
			watched.look();
		}
	}

	/** What is known, by name and setting, in the order in which they were given. */
	public Map<String, String> details() {
		Map<String, String> details = new LinkedHashMap<>();
		this.all.forEach((watched) -> details.put(watched.title(), watched.standing().detail()));
		return details;
	}

}
