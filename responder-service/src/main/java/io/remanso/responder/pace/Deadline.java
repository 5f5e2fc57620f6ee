package io.remanso.responder.pace;

import java.time.Duration;
import java.time.Instant;

/**
 * When to give up.
 */
public record Deadline(Instant at) {

	public static Deadline after(Instant now, Duration patience) {
		return new Deadline(now.plus(patience));
	}

	/** What is left; never negative. */
	public Duration left(Instant now) {
		Duration left = Duration.between(now, this.at);
		return left.isNegative() ? Duration.ZERO : left;
	}

	public boolean passed(Instant now) {
		return !now.isBefore(this.at);
	}

	/** The one of both that passes first. */
	public Deadline orEarlier(Deadline other) {
		return other.at.isBefore(this.at) ? other : this;
	}

	/** The same, so much earlier. */
	public Deadline less(Duration reserve) {
		return new Deadline(this.at.minus(reserve));
	}

	/** The shorter of what is left and a limit. */
	public Duration leftAtMost(Instant now, Duration limit) {
		Duration left = left(now);
		return (left.compareTo(limit) < 0) ? left : limit;
	}

}
