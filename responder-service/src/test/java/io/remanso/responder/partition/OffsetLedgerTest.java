package io.remanso.responder.partition;

import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OffsetLedgerTest {

	private final OffsetLedger ledger = new OffsetLedger();

	@Test
	void shouldNotPassTheLowestUnfinishedOffset() {
		this.ledger.add(3, 0);
		this.ledger.add(5, 0);
		this.ledger.add(8, 0);
		this.ledger.done(Set.of(5L, 8L));
		assertThat(this.ledger.commitPoint(Set.of(), 0).offset()).isEqualTo(3);
	}

	@Test
	void shouldPassGapsThatMarkersAndAbortedRecordsLeave() {
		this.ledger.add(3, 0);
		this.ledger.add(90, 0);
		assertThat(this.ledger.commitPoint(Set.of(3L), 0).offset()).isEqualTo(90);
		assertThat(this.ledger.commitPoint(Set.of(3L, 90L), 0).offset()).isEqualTo(91);
	}

	@Test
	void shouldKeepWhereTheOldestTurnBehindThePointBeganToWrite() {
		this.ledger.add(1, 100);
		this.ledger.add(2, 70);
		this.ledger.done(Set.of(2L));
		assertThat(this.ledger.commitPoint(Set.of(), 500)).isEqualTo(new CommitPoint(1, 70));
		assertThat(this.ledger.commitPoint(Set.of(1L), 500)).isEqualTo(new CommitPoint(3, 500));
	}

	@Test
	void shouldFinishNothingWhereTheTransactionWasAborted() {
		this.ledger.add(1, 0);
		this.ledger.commitPoint(Set.of(1L), 9);
		assertThat(this.ledger.commitPoint(Set.of(), 9).offset()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 })
	void shouldHoldForEveryPrefixOfARandomHistory(long seed) {
		Random random = new Random(seed);
		TreeSet<Long> unfinished = new TreeSet<>();
		TreeMap<Long, Long> began = new TreeMap<>();
		long next = random.nextInt(5);
		long outcomes = 0;
		long committed = 0;
		for (int step = 0; step < 2_000; step++) {
			if (unfinished.isEmpty() || random.nextInt(3) == 0) {
				this.ledger.add(next, outcomes);
				unfinished.add(next);
				began.put(next, outcomes);
				next += 1 + random.nextInt(4);
			}
			else {
				Long done = pick(unfinished, random);
				outcomes += random.nextInt(3);
				if (random.nextInt(4) > 0) {
					this.ledger.done(Set.of(done));
					unfinished.remove(done);
				}
				else {
					this.ledger.commitPoint(Set.of(done), outcomes);
				}
			}
			CommitPoint point = this.ledger.commitPoint(Set.of(), outcomes);
			long highest = began.lastKey();
			assertThat(point.offset()).as("seed %d, step %d", seed, step)
				.isEqualTo(unfinished.isEmpty() ? highest + 1 : unfinished.first())
				.isGreaterThanOrEqualTo(committed);
			began.tailMap(point.offset())
				.values()
				.forEach((from) -> assertThat(point.outcomesFrom()).isLessThanOrEqualTo(from));
			committed = point.offset();
		}
	}

	private static Long pick(Set<Long> from, Random random) {
		return from.stream().skip(random.nextInt(from.size())).findFirst().orElseThrow();
	}

}
