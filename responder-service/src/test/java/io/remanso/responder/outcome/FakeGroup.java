package io.remanso.responder.outcome;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import io.remanso.contracts.turn.Outcome;
import io.remanso.responder.partition.Membership;
import io.remanso.responder.partition.Moment;
import io.remanso.responder.partition.Tenure;
import io.remanso.responder.partition.TenureEndedException;
import io.remanso.responder.partition.Work;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A group without a broker: proves to whoever asks that they are in it still, until it
 * has moved on.
 */
final class FakeGroup implements Outcomes {

	private final Supplier<Moment> clock;

	private final Membership membership;

	private boolean movedOn;

	private int proofs;

	FakeGroup(Supplier<Moment> clock) {
		this.clock = clock;
		this.membership = new Membership(clock);
	}

	Membership membership() {
		return this.membership;
	}

	Fence fence(Duration young) {
		return new Fence(this.membership, this, young);
	}

	void poll() {
		this.membership.update(new MockConsumer<>("earliest").groupMetadata());
	}

	/** The partitions are another's. */
	void moveOn() {
		this.movedOn = true;
	}

	/** How often it was asked. */
	int proofs() {
		return this.proofs;
	}

	@Override
	public void prove(Tenure tenure) throws TenureEndedException {
		this.proofs++;
		if (this.movedOn) {
			throw new TenureEndedException();
		}
		tenure.committed(Set.of(), this.clock.get());
	}

	@Override
	public void write(Tenure tenure, Outcome step) {
		throw new IllegalStateException("nothing is written here");
	}

	@Override
	public void finish(Work work, List<Outcome> outcomes, List<ProducerRecord<byte[], byte[]>> deadLetters) {
		throw new IllegalStateException("nothing is written here");
	}

}
