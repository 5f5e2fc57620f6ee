package io.remanso.responder.outcome;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import io.remanso.responder.partition.Moment;
import io.remanso.responder.partition.Tenure;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FenceTest {

	private static final Duration YOUNG = Duration.ofSeconds(7);

	private Moment now = new Moment(5, Instant.parse("2026-11-24T10:00:00Z"));

	private final FakeGroup group = new FakeGroup(() -> this.now);

	private final Tenure tenure = new Tenure(0, this.now.wall());

	private final Fence fence = this.group.fence(YOUNG);

	FenceTest() {
		this.group.poll();
		this.tenure.committed(Set.of(), this.now);
	}

	@Test
	void shouldLetPassWhatWasProvenJustNow() throws Exception {
		pass(YOUNG, YOUNG);
		assertThat(this.group.proofs()).isZero();
	}

	@Test
	void shouldAskAgainAfterTheMachineHasSlept() throws Exception {
		pass(Duration.ZERO, Duration.ofHours(1));
		assertThat(this.group.proofs()).isEqualTo(1);
	}

	@Test
	void shouldTrustTheMonotonicClockWhereTheWallWasSetBack() throws Exception {
		pass(YOUNG.plusMillis(1), Duration.ofHours(-1));
		assertThat(this.group.proofs()).isEqualTo(1);
	}

	@Test
	void shouldAskWhereNothingWasEverProven() throws Exception {
		this.fence.pass(new Tenure(1, this.now.wall()));
		assertThat(this.group.proofs()).isEqualTo(1);
	}

	@Test
	void shouldSeeThatThePollIsOldAfterTheMachineHasSlept() {
		go(Duration.ZERO, Duration.ofHours(1));
		assertThat(this.group.membership().sincePoll()).isEqualTo(Duration.ofHours(1));
	}

	private void pass(Duration monotonic, Duration wall) throws Exception {
		go(monotonic, wall);
		this.group.poll();
		this.fence.pass(this.tenure);
	}

	private void go(Duration monotonic, Duration wall) {
		Moment from = this.now;
		this.now = new Moment(from.nanos() + monotonic.toNanos(), from.wall().plus(wall));
	}

}
