package io.remanso.responder.partition;

import java.time.Duration;
import java.util.function.Supplier;

import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.jspecify.annotations.Nullable;

/**
 * What the poll thread knows of our place in the group, for the threads that may not ask
 * the consumer. Written by the poll thread only.
 */
public final class Membership {

	private final Supplier<Moment> clock;

	private @Nullable ConsumerGroupMetadata metadata;

	private long version;

	private volatile Moment polledAt;

	public Membership() {
		this(Moment::now);
	}

	public Membership(Supplier<Moment> clock) {
		this.clock = clock;
		this.polledAt = clock.get();
	}

	/** The consumer has polled, or has told us of a rebalance. */
	public synchronized void update(ConsumerGroupMetadata current) {
		this.polledAt = now();
		// A member without a generation could commit to an empty group unchecked.
		ConsumerGroupMetadata valid = (current.generationId() >= 0) ? current : null;
		if (valid == null || !valid.equals(this.metadata)) {
			this.metadata = valid;
			this.version++;
		}
		notifyAll();
	}

	/** Our generation now, waiting for one while there is none. */
	public synchronized Snapshot current() throws InterruptedException {
		while (this.metadata == null) {
			wait();
		}
		return new Snapshot(this.metadata, this.version);
	}

	/** Wait until the generation is another than that one, but not for long. */
	public synchronized void awaitNewerThan(Snapshot snapshot, Duration patience) throws InterruptedException {
		long end = System.nanoTime() + patience.toNanos();
		while (this.version == snapshot.version()) {
			long left = end - System.nanoTime();
			if (left <= 0) {
				return;
			}
			wait(Math.max(1, Duration.ofNanos(left).toMillis()));
		}
	}

	/** Wait for the next poll, but not for long. */
	public synchronized void awaitPoll(Duration patience) throws InterruptedException {
		Moment before = this.polledAt;
		long end = System.nanoTime() + patience.toNanos();
		while (this.polledAt.equals(before) && System.nanoTime() < end) {
			wait(Math.max(1, patience.toMillis()));
		}
	}

	/** The time since the last poll. */
	public Duration sincePoll() {
		return now().since(this.polledAt);
	}

	/** Now, by the clocks that the polls are timed with. */
	public Moment now() {
		return this.clock.get();
	}

	/** One generation of the group. */
	public record Snapshot(ConsumerGroupMetadata metadata, long version) {
	}

}
