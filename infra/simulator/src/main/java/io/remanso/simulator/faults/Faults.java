package io.remanso.simulator.faults;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import io.remanso.simulator.ledger.Api;

/**
 * The faults that are switched on now. The n-th call to an API draws from a generator
 * seeded by the seed, the API and n, so a run with one caller repeats exactly. Safe for
 * use by many threads.
 */
public final class Faults {

	private static final System.Logger logger = System.getLogger(Faults.class.getName());

	private static final FaultHook NO_HOOK = (call) -> Optional.empty();

	private final long seed;

	private final Map<Api, Active> active = new ConcurrentHashMap<>();

	private final AtomicReference<FaultHook> hook = new AtomicReference<>(NO_HOOK);

	private final AtomicReference<CountDownLatch> release = new AtomicReference<>(new CountDownLatch(1));

	public Faults(long seed) {
		this.seed = seed;
		clear();
	}

	/** Switches an API to the profile, from the next call on. */
	public void set(Api api, FaultProfile profile) {
		this.active.put(api, new Active(profile));
	}

	public FaultProfile of(Api api) {
		return active(api).current();
	}

	/** Asks the hook about each call before the profile is asked. */
	public void hook(FaultHook newHook) {
		this.hook.set(newHook);
	}

	/** Lets the latency of an API depend on the call; the API then has no other fault. */
	public void latencyBy(Api api, Function<Incoming, Duration> latency) {
		hook((call) -> (call.api() == api) ? Optional.of(Decision.slow(latency.apply(call))) : Optional.empty());
	}

	/** All is well again, the hook is gone, and hanging calls are let go. */
	public void clear() {
		for (Api api : Api.values()) {
			set(api, FaultProfile.NONE);
		}
		this.hook.set(NO_HOOK);
		release();
	}

	/** Lets hanging calls go: their connections are closed. */
	public void release() {
		this.release.getAndSet(new CountDownLatch(1)).countDown();
	}

	Decision decide(Incoming call) {
		return this.hook.get().decide(call).orElseGet(() -> active(call.api()).decide(call, this.seed));
	}

	/** Waits until hanging calls are let go, at most as long as any caller would wait. */
	void hang() throws InterruptedException {
		boolean released = this.release.get().await(20, TimeUnit.MINUTES);
		logger.log(Level.DEBUG, "A hanging call ends; released: {0}", released);
	}

	private Active active(Api api) {
		return this.active.computeIfAbsent(api, (missing) -> new Active(FaultProfile.NONE));
	}

	/** A profile and how many calls it has had. */
	private static final class Active {

		private final FaultProfile profile;

		private final AtomicLong drawn = new AtomicLong();

		private final AtomicInteger left;

		private Active(FaultProfile profile) {
			this.profile = profile;
			this.left = new AtomicInteger(profile.calls());
		}

		private FaultProfile current() {
			return (this.profile.calls() > 0 && this.left.get() <= 0) ? FaultProfile.NONE : this.profile;
		}

		private Decision decide(Incoming call, long seed) {
			boolean spared = !call.path().contains(this.profile.path())
					|| (this.profile.calls() > 0 && this.left.getAndDecrement() <= 0);
			if (spared) {
				return Decision.slow(Duration.ZERO);
			}
			long number = this.drawn.incrementAndGet();
			return this.profile
				.sample(new SplittableRandom(seed + 31L * call.api().id().hashCode() + 1_000_003L * number));
		}

	}

}
