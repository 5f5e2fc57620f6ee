package io.remanso.responder.partition;

import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which offsets of one partition are unfinished. The commit point never passes an
 * unfinished offset, and nothing is assumed about gaps: markers of transactions and
 * aborted records take offsets too. Beside each offset stands the place in
 * {@code outcomes} before which nothing was written of its turn; it is kept until the
 * commit point has passed, since a new owner sees every turn from there on again. The
 * poll thread adds, the writer thread finishes.
 */
final class OffsetLedger {

	private final TreeSet<Long> unfinished = new TreeSet<>();

	private final TreeMap<Long, Long> outcomesFrom = new TreeMap<>();

	private long highestSeen = -1;

	synchronized void add(long offset, long outcomesFrom) {
		this.unfinished.add(offset);
		this.outcomesFrom.put(offset, outcomesFrom);
		this.highestSeen = Math.max(this.highestSeen, offset);
	}

	synchronized void done(Set<Long> offsets) {
		this.unfinished.removeAll(offsets);
		this.outcomesFrom.headMap(point(Set.of())).clear();
	}

	synchronized int unfinished() {
		return this.unfinished.size();
	}

	/**
	 * Where a new owner would start if these offsets were finished too.
	 * @param finishing offsets that the commit itself finishes
	 * @param outcomesEnd the end of what is written of {@code outcomes}
	 */
	synchronized CommitPoint commitPoint(Set<Long> finishing, long outcomesEnd) {
		long point = point(finishing);
		long from = this.outcomesFrom.tailMap(point)
			.values()
			.stream()
			.mapToLong(Long::longValue)
			.min()
			.orElse(outcomesEnd);
		return new CommitPoint(point, from);
	}

	private long point(Set<Long> finishing) {
		for (Long offset : this.unfinished) {
			if (!finishing.contains(offset)) {
				return offset;
			}
		}
		return this.highestSeen + 1;
	}

}
