package io.remanso.responder.outcome;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import io.remanso.contracts.turn.Outcome;
import io.remanso.responder.partition.Membership;
import io.remanso.responder.partition.Moment;
import io.remanso.responder.partition.Tenure;
import io.remanso.responder.partition.Work;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FenceTest {

	private static final Duration YOUNG = Duration.ofSeconds(7);

	private Moment now = new Moment(5, Instant.parse("2026-11-24T10:00:00Z"));

	private final Membership membership = new Membership(() -> this.now);

	private final Tenure tenure = new Tenure(0, this.now.wall());

	private final Group group = new Group();

	private final Fence fence = new Fence(this.membership, this.group, YOUNG);

	FenceTest() {
		poll();
		this.tenure.committed(Set.of(), this.now);
	}

	@Test
	void shouldLetPassWhatWasProvenJustNow() throws Exception {
		pass(YOUNG, YOUNG);
		assertThat(this.group.proofs).isZero();
	}

	@Test
	void shouldAskAgainAfterTheMachineHasSlept() throws Exception {
		pass(Duration.ZERO, Duration.ofHours(1));
		assertThat(this.group.proofs).isEqualTo(1);
	}

	@Test
	void shouldTrustTheMonotonicClockWhereTheWallWasSetBack() throws Exception {
		pass(YOUNG.plusMillis(1), Duration.ofHours(-1));
		assertThat(this.group.proofs).isEqualTo(1);
	}

	@Test
	void shouldAskWhereNothingWasEverProven() throws Exception {
		this.fence.pass(new Tenure(1, this.now.wall()));
		assertThat(this.group.proofs).isEqualTo(1);
	}

	@Test
	void shouldSeeThatThePollIsOldAfterTheMachineHasSlept() {
		go(Duration.ZERO, Duration.ofHours(1));
		assertThat(this.membership.sincePoll()).isEqualTo(Duration.ofHours(1));
	}

	private void pass(Duration monotonic, Duration wall) throws Exception {
		go(monotonic, wall);
		poll();
		this.fence.pass(this.tenure);
	}

	private void go(Duration monotonic, Duration wall) {
		Moment from = this.now;
		this.now = new Moment(from.nanos() + monotonic.toNanos(), from.wall().plus(wall));
	}

	private void poll() {
		this.membership.update(new MockConsumer<>("earliest").groupMetadata());
	}

	/** Proves whatever it is asked. */
	private final class Group implements Outcomes {

		private int proofs;

		@Override
		public void prove(Tenure of) {
			this.proofs++;
			of.committed(Set.of(), FenceTest.this.now);
		}

		@Override
		public void write(Tenure of, Outcome step) {
			throw new IllegalStateException("nothing is written here");
		}

		@Override
		public void finish(Work work, List<Outcome> outcomes, List<ProducerRecord<byte[], byte[]>> deadLetters) {
			throw new IllegalStateException("nothing is written here");
		}

	}

}
