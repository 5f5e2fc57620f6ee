package io.remanso.responder.media;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.FakeTime;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MediaBudgetTest {

	private static final long MEGABYTE = 1 << 20;

	private static final long USUAL = 200_000;

	private final FakeTime time = new FakeTime();

	private final MediaBudget budget = new MediaBudget(96 * MEGABYTE, 3);

	@Test
	void shouldTakeForAllFilesOfATurnAtOnce() throws InterruptedException {
		List<MediaBudget.Share> shares = take(USUAL, 0, 2 * USUAL);
		assertThat(shares).extracting(MediaBudget.Share::isGranted).containsExactly(true, false, true);
		assertThat(taken()).isBetween(9 * USUAL, 9 * USUAL + 2048);
		shares.forEach(MediaBudget.Share::close);
		shares.forEach(MediaBudget.Share::close);
		assertThat(taken()).isZero();
	}

	@Test
	void shouldLeaveRoomForTheUsualHoweverManySendLargeOnes() throws InterruptedException {
		for (int turn = 0; turn < 10; turn++) {
			take(5 * MEGABYTE, 5 * MEGABYTE, 5 * MEGABYTE, 5 * MEGABYTE);
		}
		assertThat(take(USUAL)).allMatch(MediaBudget.Share::isGranted);
	}

	@Test
	void shouldGrantFourOfTheLargestPhotosOfMeta() throws InterruptedException {
		assertThat(take(5_000_000, 5_000_000, 5_000_000, 5_000_000)).allMatch(MediaBudget.Share::isGranted);
	}

	@Test
	void shouldGrantAsManyFilesOfATurnAsOneTurnMayHave() throws InterruptedException {
		assertThat(take(Collections.nCopies(10, 8 * MEGABYTE))).extracting(MediaBudget.Share::isGranted)
			.containsExactly(true, true, false, false, false, false, false, false, false, false);
	}

	@Test
	void shouldTakeNothingWhereNotAllCouldBeHadInTime() throws InterruptedException {
		List<MediaBudget.Share> held = take(Collections.nCopies(2, 8 * MEGABYTE));
		long before = taken();
		assertThat(take(Collections.nCopies(2, 8 * MEGABYTE))).noneMatch(MediaBudget.Share::isGranted);
		assertThat(taken()).isEqualTo(before);
		held.forEach(MediaBudget.Share::close);
		assertThat(take(Collections.nCopies(2, 8 * MEGABYTE))).allMatch(MediaBudget.Share::isGranted);
	}

	@Test
	void shouldHoldWhatTheFileReallyHas() throws InterruptedException {
		MediaBudget.Share share = take(8 * MEGABYTE).getFirst();
		assertThat(share.fit(USUAL)).isTrue();
		assertThat(taken()).isBetween(3 * USUAL - 1024, 3 * USUAL + 1024);
		assertThat(share.fit(2 * USUAL)).isTrue();
		assertThat(share.fit(50 * MEGABYTE)).isFalse();
		share.close();
		assertThat(taken()).isZero();
	}

	@Test
	void shouldLetATurnWaitUntilAnotherHasGivenItsShareBack() throws Exception {
		List<MediaBudget.Share> first = take(8 * MEGABYTE, 8 * MEGABYTE);
		FutureTask<List<MediaBudget.Share>> second = new FutureTask<>(() -> this.budget
			.take(List.of(8 * MEGABYTE, 8 * MEGABYTE), this.time.waiting(), this.time.in(Duration.ofSeconds(30))));
		Thread thread = Thread.ofPlatform().start(second);
		Awaitility.await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
		first.forEach(MediaBudget.Share::close);
		assertThat(second.get()).allMatch(MediaBudget.Share::isGranted);
	}

	@Test
	void shouldLetATurnPassAtOnceThatNeedsNothing() throws InterruptedException {
		takeAllForUsualOnes();
		awaitWaiting(start(USUAL));
		Thread needsNothing = start(0, 0);
		Awaitility.await().until(() -> needsNothing.getState() == Thread.State.TERMINATED);
	}

	@Test
	void shouldLetAUsualTurnPassLargeOnesThatWait() throws InterruptedException {
		take(8 * MEGABYTE, 8 * MEGABYTE);
		List<MediaBudget.Share> usual = takeAllForUsualOnes();
		awaitWaiting(start(5 * MEGABYTE), start(8 * MEGABYTE, 8 * MEGABYTE));
		usual.subList(0, 10).forEach(MediaBudget.Share::close);
		assertThat(take(USUAL)).allMatch(MediaBudget.Share::isGranted);
	}

	private List<MediaBudget.Share> takeAllForUsualOnes() throws InterruptedException {
		List<MediaBudget.Share> usual = new ArrayList<>();
		MediaBudget.Share share = take(USUAL).getFirst();
		while (share.isGranted()) {
			usual.add(share);
			share = take(USUAL).getFirst();
		}
		return usual;
	}

	private Thread start(long... sizes) {
		List<Long> files = LongStream.of(sizes).boxed().toList();
		return Thread.ofVirtual()
			.start(new FutureTask<>(
					() -> this.budget.take(files, this.time.waiting(), this.time.in(Duration.ofHours(1)))));
	}

	private static void awaitWaiting(Thread... threads) {
		Awaitility.await()
			.until(() -> Stream.of(threads)
				.map(Thread::getState)
				.allMatch((state) -> state == Thread.State.TIMED_WAITING || state == Thread.State.TERMINATED));
	}

	private List<MediaBudget.Share> take(long... sizes) throws InterruptedException {
		return take(LongStream.of(sizes).boxed().toList());
	}

	private List<MediaBudget.Share> take(List<Long> sizes) throws InterruptedException {
		return this.budget.take(sizes, this.time.waiting(), new Deadline(this.time.now()));
	}

	private long taken() {
		return 96 * MEGABYTE - this.budget.free();
	}

}
