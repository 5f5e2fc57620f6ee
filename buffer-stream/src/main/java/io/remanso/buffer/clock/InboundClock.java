package io.remanso.buffer.clock;

/**
 * How far a task has come in the time of its inbound records. All times are epoch
 * milliseconds; one thread at a time.
 */
public interface InboundClock {

	/** No time at all: before any inbound record was ever read. */
	long NONE = -1;

	/**
	 * An inbound record of this time was read at this wall time.
	 * @param missingAt the newest wall time as of which it was seen not to be in the
	 * partition yet, or {@code NONE} where that is not known
	 */
	void read(long time, long wall, long missingAt);

	/**
	 * What time it is, at a tick of the wall.
	 * @param readUntil the newest wall time at which nothing was in the partition that
	 * has not been read by now, or {@code NONE} where that is not known
	 */
	long tick(long wall, long readUntil);

	/** The time of the newest tick. */
	long now();

	/** The newest inbound time that was read, or {@code NONE}. */
	long newest();

	/** Makes the clock that goes on where an earlier one stopped. */
	@FunctionalInterface
	interface Start {

		InboundClock at(long newest, long now, long wall);

	}

}
