package io.remanso.responder.forget;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.remanso.contracts.wire.LogId;
import io.remanso.responder.model.Assistant;
import io.remanso.responder.model.ModelException;
import io.remanso.responder.pace.Backoff;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.Waiting;
import io.remanso.responder.partition.TenureEndedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes at the model what orders to forget name, one after the other on one thread, and
 * never gives one up while its partition is ours: what fails goes to the end of the line
 * and is tried again. How far it came is kept nowhere. Every owner of a partition reads
 * the orders from the beginning of the topic, since it must know whom to forget as long
 * as an older turn can be read, and turns are kept no longer than orders are; what it
 * finds deleted costs one call. So a kill loses nothing, and an owner who does not know
 * yet that it is one no longer does no harm.
 */
public final class Forgetting {

	private static final Logger logger = LoggerFactory.getLogger(Forgetting.class);

	// Some hundred bytes each. What finds no room is read again later.
	private static final int MOST = 1000;

	// A long conversation has thousands of items, each a call; those that went stay away.
	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), 2, Duration.ofMinutes(1));

	private final LinkedBlockingQueue<Order> orders = new LinkedBlockingQueue<>();

	private final Assistant assistant;

	private final LogId names;

	private final Waiting waiting;

	private final MeterRegistry meters;

	private final Thread thread = Thread.ofPlatform().name("responder-forget").unstarted(this::run);

	private volatile boolean stopping;

	// The one in hand waits too: an alert must not see the line empty at each attempt.
	private volatile boolean busy;

	private int failures;

	/** One that is not started. */
	public Forgetting(Assistant assistant, LogId names, Waiting waiting, MeterRegistry meters) {
		this.assistant = assistant;
		this.names = names;
		this.waiting = waiting;
		this.meters = meters;
		meters.gauge("remanso.forget.waiting", this, (it) -> it.orders.size() + (it.busy ? 1 : 0));
	}

	public void start() {
		this.thread.start();
	}

	/** Stop at once: what is left is read again. */
	public void stop() throws InterruptedException {
		this.stopping = true;
		this.thread.interrupt();
		this.thread.join(TimeUnit.SECONDS.toMillis(5));
	}

	public boolean isRunning() {
		return this.thread.isAlive();
	}

	/**
	 * Take the orders of one command, all or none.
	 * @return whether there was room
	 */
	public boolean offer(List<Order> ofOne) {
		return ofOne.isEmpty() || (this.orders.size() < MOST && this.orders.addAll(ofOne));
	}

	/** Whether those that found no room may come again. */
	public boolean hasRoom() {
		return this.orders.size() < MOST / 2;
	}

	private void run() {
		try {
			while (!this.stopping) {
				Order order = this.orders.take();
				this.busy = true;
				if (!order.tenure().isEnded()) {
					carryOut(order);
				}
				this.busy = false;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void carryOut(Order order) throws InterruptedException {
		try {
			boolean deleted = this.assistant.forget(order.conversationId(),
					Deadline.after(this.waiting.now(), PATIENCE), order.tenure()::check);
			count(deleted ? "deleted" : "gone");
			this.failures = 0;
		}
		catch (TenureEndedException ex) {
			logger.debug("an order of partition {} is left to the partition's next owner", order.tenure().partition());
		}
		catch (ModelException ex) {
			retry(order, ex.detail());
		}
		catch (RuntimeException ex) {
			retry(order, ex.getClass().getSimpleName());
		}
	}

	private void retry(Order order, String detail) throws InterruptedException {
		count("failed");
		this.failures++;
		this.orders.add(order);
		this.busy = false;
		logger.warn("a conversation of user {}, who is to be forgotten, could not be deleted, trying again: {}",
				this.names.of(order.userId()), detail);
		this.waiting.sleep(BACKOFF.after(this.failures, this.waiting.random().getAsDouble()));
	}

	private void count(String result) {
		this.meters.counter("remanso.forget.conversations", "result", result).increment();
	}

}
