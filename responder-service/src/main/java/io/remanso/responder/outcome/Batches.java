package io.remanso.responder.outcome;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import io.remanso.contracts.wire.Unquoted;
import io.remanso.responder.partition.Membership;
import io.remanso.responder.partition.TenureEndedException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits batches, one after the other, on the writer thread. A batch is repeated, and
 * parted where one of its entries can't be written, until each entry is known to be
 * committed, stands aside or is refused because its tenure has ended.
 */
final class Batches {

	private static final Logger logger = LoggerFactory.getLogger(Batches.class);

	private final Membership membership;

	private final List<OutcomeTransaction> transactions;

	private final Duration pause;

	private final Stranded stranded;

	private int begun;

	Batches(Membership membership, List<OutcomeTransaction> transactions, Duration pause, Stranded stranded) {
		this.membership = membership;
		this.transactions = List.copyOf(transactions);
		this.pause = pause;
		this.stranded = stranded;
	}

	void write(List<Entry> batch) throws InterruptedException {
		Deque<List<Entry>> left = new ArrayDeque<>(List.of(batch));
		try {
			while (!left.isEmpty()) {
				// The generation first: should it be a later one, then the tenures that
				// it ended are seen to be ended.
				Membership.Snapshot generation = this.membership.current();
				List<Entry> entries = refuseEnded(left.element());
				if (!entries.isEmpty()) {
					List<List<Entry>> more = attempt(entries, generation);
					left.remove();
					more.reversed().forEach(left::addFirst);
				}
				else {
					left.remove();
				}
			}
		}
		finally {
			left.forEach((entries) -> entries.forEach(Batches::refuse));
		}
	}

	// What is still to be written of it.
	private List<List<Entry>> attempt(List<Entry> entries, Membership.Snapshot generation) throws InterruptedException {
		OutcomeTransaction transaction = this.transactions.get(Math.floorMod(this.begun++, this.transactions.size()));
		return switch (transaction.commit(entries, generation.metadata(), this.membership.now())) {
			case Attempt.Committed() -> written(entries);
			case Attempt.Unanswered() -> settle(transaction, entries, generation);
			case Attempt.Failed failed -> mend(failed, entries, generation);
		};
	}

	private List<List<Entry>> mend(Attempt.Failed failed, List<Entry> entries, Membership.Snapshot generation)
			throws InterruptedException {
		return switch (Remedy.after(failed, entries)) {
			case Remedy.Again() -> {
				this.membership.awaitNewerThan(generation, this.pause);
				yield List.of(entries);
			}
			case Remedy.Split(var first, var second) -> List.of(first, second);
			case Remedy.Substitute(var less) -> {
				logger.error("a turn of partition {} can't be recorded as it ended, less is written of it: {}",
						less.tenure().partition(), failed.error());
				yield List.of(List.of(less));
			}
			case Remedy.GiveBack() -> {
				entries.getFirst().written().completeExceptionally(new UnwritableOutcomeException(failed.error()));
				yield List.of();
			}
			case Remedy.Strand() -> {
				logger.error(
						"{} does not take what a turn of partition {} writes, and the user waits: check that the"
								+ " topic is there, that we may write to it, and what it takes ({})",
						failed.topic(), entries.getFirst().tenure().partition(), failed.error());
				this.stranded.add(entries.getFirst(), failed.topic(), System.nanoTime());
				yield List.of();
			}
		};
	}

	private List<List<Entry>> settle(OutcomeTransaction transaction, List<Entry> entries,
			Membership.Snapshot generation) throws InterruptedException {
		while (true) {
			try {
				return transaction.settle(entries) ? written(entries) : List.of(entries);
			}
			catch (InterruptException ex) {
				throw new InterruptedException("interrupted while settling");
			}
			catch (KafkaException ex) {
				logger.warn("what became of a transaction is not known yet: {}", Unquoted.line(ex));
				this.membership.awaitNewerThan(generation, this.pause);
			}
		}
	}

	private static List<List<Entry>> written(List<Entry> entries) {
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

	static void refuse(Entry entry) {
		entry.written().completeExceptionally(new TenureEndedException());
	}

}
