package io.remanso.buffer.topology;

import io.remanso.buffer.clock.InboundClock;
import org.jspecify.annotations.Nullable;

/**
 * What a broker that does not answer shows of its ends.
 */
final class NoLooks implements InboundEnds {

	@Override
	public @Nullable Look at(int partition) {
		return null;
	}

	@Override
	public long lastWithout(int partition, long offset) {
		return InboundClock.NONE;
	}

}
