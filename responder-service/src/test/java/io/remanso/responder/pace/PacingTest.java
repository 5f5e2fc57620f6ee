package io.remanso.responder.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PacingTest {

	private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

	private static final Instant OPENED = NOW.plusSeconds(2);

	@Test
	void shouldLetAThousandWhoWaitedStartOneAfterTheOtherFasterAndFaster() {
		List<Instant> starts = starts(Pacing.begin(NOW, OPENED), 1000);
		assertThat(starts).isSorted().startsWith(OPENED);
		assertThat(within(starts, 0)).isBetween(10L, 20L);
		assertThat(within(starts, 1)).isBetween(20L, 40L);
		assertThat(within(starts, 4)).isBetween(160L, 320L);
		assertThat(starts.getLast()).isBefore(OPENED.plusSeconds(7));
	}

	@Test
	void shouldGoOnAtHalfTheRateWhereTheLimitIsMetAgain() {
		Instant later = OPENED.plusSeconds(3);
		Pacing pacing = Pacing.begin(NOW, OPENED).met(later, later);
		long first = started(pacing, later, 1);
		assertThat(first).isBetween(38L, 46L);
		assertThat(started(pacing, later, 10)).isBetween(first * 10, first * 20);
	}

	@Test
	void shouldTakeWhatWasUnderWayTogetherForOneEvent() {
		Instant later = OPENED.plusSeconds(3);
		Pacing pacing = Pacing.begin(NOW, OPENED).met(later, later);
		for (int n = 0; n < 300; n++) {
			pacing = pacing.met(later.plusMillis(n), later.plusMillis(n));
		}
		assertThat(started(pacing, later.plusMillis(300), 1)).isGreaterThan(35);
	}

	@Test
	void shouldKeepTheirPlacesInLineWhereTheLimitIsMetAgain() {
		Pacing pacing = Pacing.begin(NOW, OPENED);
		for (int n = 0; n < 1000; n++) {
			pacing = pacing.drawn(NOW);
		}
		Instant later = OPENED.plusSeconds(2);
		pacing = pacing.met(later, later.plusSeconds(5)).drawn(later);
		assertThat(pacing.start(29)).isBeforeOrEqualTo(later.plusSeconds(5));
		assertThat(pacing.start(60)).isAfter(later.plusSeconds(5));
		assertThat(pacing.start(1000)).isAfter(pacing.start(999));
		assertThat(pacing.next()).isEqualTo(1001);
	}

	@Test
	void shouldNotSaveUpForABurstWhatNobodyWanted() {
		List<Instant> starts = new ArrayList<>();
		Instant later = OPENED.plusSeconds(4);
		Pacing pacing = Pacing.begin(NOW, OPENED);
		for (int n = 0; n < 10; n++) {
			pacing = pacing.drawn(later);
			starts.add(pacing.start(pacing.next() - 1));
		}
		assertThat(starts.getFirst()).isBeforeOrEqualTo(later);
		assertThat(starts.subList(1, 10)).allMatch(later::isBefore);
	}

	@Test
	void shouldBeOverOnceItIsFasterThanAnybodyAsks() {
		Pacing pacing = Pacing.begin(NOW, OPENED);
		assertThat(pacing.isOver(OPENED.plusSeconds(6))).isFalse();
		assertThat(pacing.isOver(OPENED.plusSeconds(7))).isTrue();
		assertThat(pacing.isOver(OPENED.plus(Duration.ofDays(30)))).isTrue();
	}

	@Test
	void shouldBeginSlowlyAgainWhereTheLimitIsMetWhenAllIsOver() {
		Instant later = OPENED.plus(Duration.ofHours(1));
		Pacing pacing = Pacing.begin(NOW, OPENED).drawn(NOW).met(later, later.plusSeconds(2));
		assertThat(started(pacing, later.plusSeconds(2), 1)).isBetween(10L, 20L);
	}

	@Test
	void shouldGetAThousandThroughALimitThatItDoesNotKnow() {
		Server server = new Server(40);
		List<Instant> served = server.serve(1000);
		assertThat(served).hasSize(1000);
		assertThat(served.getLast()).isBefore(OPENED.plusSeconds(90));
		assertThat(server.refused).isLessThan(200);
	}

	private static List<Instant> starts(Pacing from, int many) {
		Pacing pacing = from;
		List<Instant> starts = new ArrayList<>();
		for (int n = 0; n < many; n++) {
			pacing = pacing.drawn(NOW);
			starts.add(pacing.start(pacing.next() - 1));
		}
		return starts;
	}

	private static long within(List<Instant> starts, int second) {
		return starts.stream().filter((start) -> Duration.between(OPENED, start).toSeconds() == second).count();
	}

	// How many of a long line start in so many seconds.
	private static long started(Pacing from, Instant since, int seconds) {
		Pacing pacing = from;
		long started = 0;
		while (true) {
			pacing = pacing.drawn(since);
			if (!pacing.start(pacing.next() - 1).isBefore(since.plusSeconds(seconds))) {
				return started;
			}
			started++;
		}
	}

	/** Takes so many calls a second, and refuses the others. */
	private static final class Server {

		private final int limit;

		private Pacing pacing = Pacing.begin(NOW, OPENED);

		private Instant second = NOW;

		private int taken;

		private int refused;

		private Server(int limit) {
			this.limit = limit;
		}

		private List<Instant> serve(int calls) {
			PriorityQueue<Caller> line = new PriorityQueue<>(Comparator.comparing(Caller::at));
			for (int n = 0; n < calls; n++) {
				line.add(comer(NOW));
			}
			List<Instant> served = new ArrayList<>();
			while (!line.isEmpty()) {
				Caller caller = line.remove();
				Instant now = caller.at();
				Instant start = this.pacing.start(caller.number());
				if (start.isAfter(now) && !this.pacing.isOver(now)) {
					line.add(new Caller(caller.number(), start));
				}
				else if (takes(now)) {
					served.add(now);
				}
				else {
					this.refused++;
					this.pacing = this.pacing.met(now, now.plusSeconds(2));
					line.add(comer(now));
				}
			}
			return served;
		}

		private Caller comer(Instant now) {
			this.pacing = this.pacing.drawn(now);
			long number = this.pacing.next() - 1;
			Instant start = this.pacing.start(number);
			return new Caller(number, start.isAfter(now) ? start : now);
		}

		private boolean takes(Instant now) {
			if (!now.isBefore(this.second.plusSeconds(1))) {
				this.second = now;
				this.taken = 0;
			}
			this.taken++;
			return this.taken <= this.limit;
		}

		private record Caller(long number, Instant at) {
		}

	}

}
