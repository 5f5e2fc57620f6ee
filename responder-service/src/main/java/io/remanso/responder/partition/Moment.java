package io.remanso.responder.partition;

import java.time.Duration;
import java.time.Instant;

/**
 * A moment by two clocks. While a machine sleeps, or is suspended with all that runs on
 * it, its monotonic clock may stand still, but others' time goes on, and the wall shows
 * it afterwards. So an age is the greater of both: a wall that was set forward makes
 * things look older than they are, which costs one more look; one that was set back
 * changes nothing.
 *
 * @param nanos by {@link System#nanoTime}
 * @param wall by the wall clock
 */
public record Moment(long nanos, Instant wall) {

	/** How long ago an earlier moment was. */
	public Duration since(Moment earlier) {
		Duration monotonic = Duration.ofNanos(this.nanos - earlier.nanos);
		Duration wall = Duration.between(earlier.wall, this.wall);
		return (wall.compareTo(monotonic) > 0) ? wall : monotonic;
	}

	/** The moment that was so long before this one. */
	public Moment minus(Duration time) {
		return new Moment(this.nanos - time.toNanos(), this.wall.minus(time));
	}

	/** This moment, by the clocks of this machine. */
	public static Moment now() {
		return new Moment(System.nanoTime(), Instant.now());
	}

}
