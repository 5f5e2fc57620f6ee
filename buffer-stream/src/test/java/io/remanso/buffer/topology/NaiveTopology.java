package io.remanso.buffer.topology;

import java.time.InstantSource;

import io.remanso.buffer.clock.InboundClock;
import io.remanso.buffer.conversation.Rules;
import io.remanso.testkit.LogNames;
import org.apache.kafka.streams.Topology;

/**
 * The topology by the clock that everyone builds first: what is due is compared with the
 * wall. It splits bursts whenever records wait longer than their deadline, after a kill
 * or a stall; here to show that the crash check sees it.
 */
public final class NaiveTopology {

	private NaiveTopology() {
	}

	public static void addTo(Topology topology, Rules rules, Meters meters) {
		BufferTopology.addTo(topology, rules, meters, LogNames.IDS, InstantSource.system(),
				(newest, now, wall) -> new Wall(wall), new NoLooks());
	}

	private static final class Wall implements InboundClock {

		private long now;

		private long newest = NONE;

		Wall(long now) {
			this.now = now;
		}

		@Override
		public void read(long time, long wall, long missingAt) {
			this.newest = Math.max(this.newest, time);
		}

		@Override
		public long tick(long wall, long readUntil) {
			this.now = wall;
			return wall;
		}

		@Override
		public long now() {
			return this.now;
		}

		@Override
		public long newest() {
			return this.newest;
		}

	}

}
