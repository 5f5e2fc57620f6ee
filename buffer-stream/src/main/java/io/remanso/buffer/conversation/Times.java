package io.remanso.buffer.conversation;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The earlier and the later of two times, of which either may be unknown.
 */
final class Times {

	private Times() {
	}

	static Instant earliest(Instant one, Instant other) {
		return one.isBefore(other) ? one : other;
	}

	static Instant latest(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

	static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
		if (one == null || other == null) {
			return (one != null) ? one : other;
		}
		return earliest(one, other);
	}

	static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
		if (one == null || other == null) {
			return (one != null) ? one : other;
		}
		return latest(one, other);
	}

}
