package io.remanso.simulator.faults;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long an API takes. */
public sealed interface Latency {

	/** No time at all. */
	Latency NONE = new Fixed(Duration.ZERO);

	static Latency fixed(Duration duration) {
		return new Fixed(duration);
	}

	/** Half of the calls take at most p50, 99 of 100 at most p99. */
	static Latency logNormal(Duration p50, Duration p99) {
		return new LogNormal(p50, p99);
	}

	Duration sample(RandomGenerator random);

	/** Always the same. */
	record Fixed(Duration duration) implements Latency {

		@Override
		public Duration sample(RandomGenerator random) {
			return this.duration;
		}

	}

	/** The shape that measured latencies of remote services have. */
	record LogNormal(Duration p50, Duration p99) implements Latency {

		/** The 0.99 quantile of the standard normal distribution. */
		private static final double Z99 = 2.3263;

		/** One in some millions would take minutes: nothing takes longer than ten p99. */
		private static final long CAP = 10;

		public LogNormal {
			if (p50.isNegative() || p50.isZero() || p99.compareTo(p50) < 0) {
				throw new IllegalArgumentException("0 < p50 <= p99 does not hold: " + p50 + ", " + p99);
			}
		}

		@Override
		public Duration sample(RandomGenerator random) {
			double sigma = Math.log((double) this.p99.toNanos() / this.p50.toNanos()) / Z99;
			double nanos = this.p50.toNanos() * Math.exp(sigma * random.nextGaussian());
			return Duration.ofNanos((long) Math.min(nanos, (double) this.p99.toNanos() * CAP));
		}

	}

}
