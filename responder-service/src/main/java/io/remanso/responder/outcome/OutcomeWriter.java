package io.remanso.responder.outcome;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.remanso.contracts.turn.Outcome;
import io.remanso.responder.partition.Membership;
import io.remanso.responder.partition.Tenure;
import io.remanso.responder.partition.TenureEndedException;
import io.remanso.responder.partition.Work;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects what all turns want written and commits it batch by batch, on one thread that
 * alone touches the producers. While one transaction is on its way the next batch
 * gathers, so no turn waits for a timer. A batch is repeated until it is known to be
 * committed; entries of a tenure that has ended are refused.
 * <p>
 * Batches take turns among several transactional ids: brokers refuse one that begins a
 * transaction while the end of its last is still being written, and look again only after
 * 20 ms, several times what a whole batch takes. One batch is committed before the next
 * begins all the same, so records and offsets keep their order.
 */
public final class OutcomeWriter implements Outcomes {

	private static final Logger logger = LoggerFactory.getLogger(OutcomeWriter.class);

	// More would hold the first of them up; fewer would cost a commit each.
	private static final int BATCH = 500;

	private final BlockingQueue<Entry> queue = new LinkedBlockingQueue<>();

	private final Membership membership;

	private final List<OutcomeTransaction> transactions;

	private final Duration pause;

	private final Thread thread = Thread.ofPlatform().name("responder-outcomes").unstarted(this::run);

	private volatile boolean stopping;

	private int batches;

	/**
	 * A writer that is not started.
	 * @param transactions each with a transactional id of its own
	 * @param pause before a batch is tried again, unless the group changes earlier
	 */
	public OutcomeWriter(Membership membership, List<OutcomeTransaction> transactions, Duration pause) {
		this.membership = membership;
		this.transactions = List.copyOf(transactions);
		this.pause = pause;
	}

	public void start() {
		this.thread.start();
	}

	/** Write what waits, then close the producer. Nobody may write any more. */
	public void stop() throws InterruptedException {
		this.stopping = true;
		this.thread.join(TimeUnit.SECONDS.toMillis(5));
		this.thread.interrupt();
		this.thread.join(TimeUnit.SECONDS.toMillis(5));
	}

	public boolean isRunning() {
		return this.thread.isAlive();
	}

	@Override
	public void write(Tenure tenure, Outcome step) throws TenureEndedException, InterruptedException {
		await(tenure, List.of(OutcomeRecords.of(step, tenure.partition())), null);
	}

	@Override
	public void finish(Work work, List<Outcome> outcomes, List<ProducerRecord<byte[], byte[]>> deadLetters)
			throws TenureEndedException, InterruptedException {
		List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(deadLetters);
		for (Outcome outcome : outcomes) {
			records.add(OutcomeRecords.of(outcome, work.tenure().partition()));
		}
		await(work.tenure(), records, work.record().offset());
	}

	@Override
	public void prove(Tenure tenure) throws TenureEndedException, InterruptedException {
		await(tenure, List.of(), null);
	}

	private void await(Tenure tenure, List<ProducerRecord<byte[], byte[]>> records, @Nullable Long finished)
			throws TenureEndedException, InterruptedException {
		tenure.check();
		Entry entry = new Entry(tenure, records, finished, new CompletableFuture<>());
		this.queue.add(entry);
		try {
			entry.written().get();
		}
		catch (ExecutionException ex) {
			throw new TenureEndedException();
		}
	}

	private void run() {
		try {
			this.transactions.forEach(OutcomeTransaction::prepare);
			while (!this.stopping || !this.queue.isEmpty()) {
				Entry first = this.queue.poll(100, TimeUnit.MILLISECONDS);
				if (first != null) {
					List<Entry> batch = new ArrayList<>();
					batch.add(first);
					this.queue.drainTo(batch, BATCH - 1);
					write(batch);
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.queue.forEach(OutcomeWriter::refuse);
			this.transactions.forEach(OutcomeTransaction::close);
		}
	}

	private void write(List<Entry> batch) throws InterruptedException {
		List<Entry> left = batch;
		try {
			while (!left.isEmpty()) {
				// The generation first: should it be a later one, then the tenures that
				// it ended are seen to be ended.
				Membership.Snapshot generation = this.membership.current();
				left = refuseEnded(left);
				if (left.isEmpty()) {
					return;
				}
				left = attempt(left, generation);
			}
		}
		finally {
			left.forEach(OutcomeWriter::refuse);
		}
	}

	private List<Entry> attempt(List<Entry> entries, Membership.Snapshot generation) throws InterruptedException {
		OutcomeTransaction transaction = this.transactions.get(Math.floorMod(this.batches++, this.transactions.size()));
		return switch (transaction.commit(entries, generation.metadata())) {
			case COMMITTED -> written(entries);
			case STALE_GENERATION -> {
				logger.info("the group has a new generation: {} entries are written again", entries.size());
				this.membership.awaitNewerThan(generation, this.pause);
				yield entries;
			}
			case ABORTED -> {
				this.membership.awaitNewerThan(generation, this.pause);
				yield entries;
			}
			case UNKNOWN -> settle(transaction, entries, generation);
		};
	}

	private List<Entry> settle(OutcomeTransaction transaction, List<Entry> entries, Membership.Snapshot generation)
			throws InterruptedException {
		while (true) {
			try {
				List<Entry> left = transaction.settle(entries);
				if (left.isEmpty()) {
					written(entries);
				}
				return left;
			}
			catch (InterruptException ex) {
				throw new InterruptedException("interrupted while settling");
			}
			catch (KafkaException ex) {
				logger.warn("what became of a transaction is not known yet: {}", ex.toString());
				this.membership.awaitNewerThan(generation, this.pause);
			}
		}
	}

	private static List<Entry> written(List<Entry> entries) {
		entries.forEach((entry) -> entry.written().complete(null));
		return List.of();
	}

	private static List<Entry> refuseEnded(List<Entry> entries) {
		List<Entry> valid = new ArrayList<>();
		for (Entry entry : entries) {
			if (entry.tenure().isEnded()) {
				refuse(entry);
			}
			else {
				valid.add(entry);
			}
		}
		return valid;
	}

	private static void refuse(Entry entry) {
		entry.written().completeExceptionally(new TenureEndedException());
	}

}
