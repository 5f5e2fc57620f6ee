package io.remanso.responder.pace;

import java.time.Duration;
import java.time.Instant;

/**
 * When those may start who share a limit, once the other side has said that it is
 * reached: one after the other as they came, few at first, at a rate that doubles each
 * second. Where that meets the limit again it goes on from half the rate, which then
 * doubles in ten seconds only: so it stays around what is possible. That is how TCP finds
 * the rate of a line, without knowing it either. Each who comes draws a number, and the
 * number tells when: so a change of the rate takes nobody's place in line.
 *
 * @param opened when it begins
 * @param rate a second at that time
 * @param doubling seconds in which the rate doubles
 * @param first the number that starts then
 * @param next that nobody has drawn yet
 * @param met when the limit was met last
 */
record Pacing(Instant opened, double rate, double doubling, long first, long next, Instant met) {

	private static final double SLOW = 10;

	private static final double SLOWEST = 0.5;

	// More than we ever have to ask for: 200 turns a second are many.
	private static final double ENOUGH = 1000;

	private static final double QUICK = 1;

	private static final double CAREFUL = 10;

	// Doublings after which any rate is more than enough, and numbers are still numbers.
	private static final double LONG_OVER = 40;

	// What was under way together meets a limit together, and that is one event.
	private static final Duration TOGETHER = Duration.ofSeconds(1);

	static Pacing begin(Instant now, Instant until) {
		return new Pacing(until, SLOW, QUICK, 0, 0, now);
	}

	/** Whether there is nothing left to slow. */
	boolean isOver(Instant now) {
		return rate(now) >= ENOUGH;
	}

	/** The limit was met: nobody starts before then, and then at half the rate. */
	Pacing met(Instant now, Instant until) {
		boolean known = now.isBefore(this.opened) || now.isBefore(this.met.plus(TOGETHER));
		return (known || isOver(now)) ? postponed(now, until)
				: opened(now, until, Math.max(SLOWEST, rate(now) / 2), CAREFUL, now);
	}

	/** Nobody starts before then. */
	Pacing postponed(Instant now, Instant until) {
		return isOver(now) ? opened(now, until, SLOW, QUICK, now)
				: opened(now, until, rate(now), this.doubling, this.met);
	}

	/** The same after somebody has drawn {@link #next}, or the number after it. */
	Pacing drawn(Instant now) {
		// Numbers whose time is over and that nobody wanted are lost, but for the last.
		long number = Math.max(this.next, started(now) - 1);
		return new Pacing(this.opened, this.rate, this.doubling, this.first, number + 1, this.met);
	}

	/** When a number that was drawn may start. */
	Instant start(long number) {
		long before = number - this.first;
		if (before <= 0) {
			return this.opened;
		}
		double seconds = this.doubling * log2(1 + before * Math.log(2) / (this.rate * this.doubling));
		return this.opened.plusNanos(Math.round(seconds * 1e9));
	}

	private Pacing opened(Instant now, Instant until, double newRate, double newDoubling, Instant newMet) {
		return new Pacing(until.isAfter(this.opened) ? until : this.opened, newRate, newDoubling,
				Math.min(this.next, started(now)), this.next, newMet);
	}

	private double rate(Instant now) {
		return this.rate * growth(now);
	}

	// The number that starts next.
	private long started(Instant now) {
		return now.isBefore(this.opened) ? this.first
				: this.first + 1 + (long) (this.rate * this.doubling / Math.log(2) * (growth(now) - 1));
	}

	private double growth(Instant now) {
		Duration open = Duration.between(this.opened, now);
		return open.isNegative() ? 1 : Math.pow(2, Math.min(LONG_OVER, open.toMillis() / 1e3 / this.doubling));
	}

	private static double log2(double value) {
		return Math.log(value) / Math.log(2);
	}

}
