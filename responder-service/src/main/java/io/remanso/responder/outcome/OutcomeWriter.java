package io.remanso.responder.outcome;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/**
 * Collects what all turns want written and commits it batch by batch, on one thread that
 * alone touches the producers. While one transaction is on its way the next batch
 * gathers, so no turn waits for a timer. A batch is repeated until it is known to be
 * committed; entries of a tenure that has ended are refused, and what no broker takes now
 * stands aside.
 * <p>
 * Batches take turns among several transactional ids: brokers refuse one that begins a
 * transaction while the end of its last is still being written, and look again only after
 * 20 ms, several times what a whole batch takes. One batch is committed before the next
 * begins all the same, so records and offsets keep their order.
 */
public final class OutcomeWriter implements Outcomes {

	// More would hold the first of them up; fewer would cost a commit each.
	private static final int BATCH = 500;

	private final BlockingQueue<Entry> queue = new LinkedBlockingQueue<>();

	private final List<OutcomeTransaction> transactions;

	private final Stranded stranded;

	private final Batches batches;

	private final Thread thread = Thread.ofPlatform().name("responder-outcomes").unstarted(this::run);

	private volatile boolean stopping;

	/**
	 * A writer that is not started.
	 * @param transactions each with a transactional id of its own
	 * @param pause before a batch is tried again, unless the group changes earlier
	 * @param strandedFor before what no broker took is tried again
	 */
	public OutcomeWriter(Membership membership, List<OutcomeTransaction> transactions, Duration pause,
			Duration strandedFor) {
		this.transactions = List.copyOf(transactions);
		this.stranded = new Stranded(strandedFor);
		this.batches = new Batches(membership, this.transactions, pause, this.stranded);
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

	/**
	 * How many users wait, by topic, because it does not take what is to be written for
	 * them.
	 */
	public Map<String, Integer> stranded() {
		return this.stranded.waiting();
	}

	@Override
	public void write(Tenure tenure, Outcome step) throws TenureEndedException, InterruptedException {
		await(new Entry(tenure, List.of(OutcomeRecords.of(step, tenure.partition())), null, new CompletableFuture<>()));
	}

	@Override
	public void finish(Work work, List<Outcome> outcomes, List<ProducerRecord<byte[], byte[]>> deadLetters)
			throws TenureEndedException, InterruptedException {
		List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(deadLetters);
		for (Outcome outcome : outcomes) {
			records.add(OutcomeRecords.of(outcome, work.tenure().partition()));
		}
		await(new Entry(work.tenure(), records, work, new CompletableFuture<>()));
	}

	@Override
	public void prove(Tenure tenure) throws TenureEndedException, InterruptedException {
		await(new Entry(tenure, List.of(), null, new CompletableFuture<>()));
	}

	private void await(Entry entry) throws TenureEndedException, InterruptedException {
		entry.tenure().check();
		this.queue.add(entry);
		try {
			entry.written().get();
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof UnwritableOutcomeException unwritable) {
				throw unwritable;
			}
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
					this.batches.write(batch);
				}
				writeStranded();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.queue.forEach(Batches::refuse);
			this.stranded.releaseAll().forEach(Batches::refuse);
			this.transactions.forEach(OutcomeTransaction::close);
		}
	}

	private void writeStranded() throws InterruptedException {
		for (Map.Entry<String, Entry> one : this.stranded.due(System.nanoTime()).entrySet()) {
			this.batches.write(List.of(one.getValue()));
			if (one.getValue().written().isDone()) {
				this.queue.addAll(this.stranded.release(one.getKey()));
			}
		}
	}

}
