package io.remanso.responder.partition;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * The time for which one partition is ours, and what we know of the partition in it. A
 * rebalance ends it for good: the same partition, assigned again, is another tenure, so
 * late work of the old one can change nothing. All methods are safe for all threads.
 */
public final class Tenure {

	private final int partition;

	private final Instant since;

	private final OffsetLedger ledger = new OffsetLedger();

	private final Map<String, TurnProgress> progress = new ConcurrentHashMap<>();

	private final Map<String, Pause> pauses = new ConcurrentHashMap<>();

	private final Forgotten forgotten = new Forgotten();

	private final Receipts receipts = new Receipts();

	private volatile Stage stage = Stage.RECOVERING;

	// Until it is known: all may be.
	private volatile long inheritedUntil = Long.MAX_VALUE;

	private volatile long outcomesEnd;

	private volatile boolean caughtUp;

	private volatile @Nullable Moment provenAt;

	public Tenure(int partition, Instant since) {
		this.partition = partition;
		this.since = since;
	}

	public int partition() {
		return this.partition;
	}

	/** When the partition became ours. */
	public Instant since() {
		return this.since;
	}

	/**
	 * The end of the closed buffers after the partition had become ours. No earlier owner
	 * can have taken up what came later: it could not prove any more that the partition
	 * is its own.
	 */
	public void inheritedUntil(long end) {
		this.inheritedUntil = end;
	}

	/** Whether an earlier owner may have taken up what lies there. */
	public boolean mayBeInherited(long offset) {
		return offset < this.inheritedUntil;
	}

	/** Everything recorded is known: work may start. */
	public synchronized void open() {
		if (this.stage == Stage.RECOVERING) {
			this.stage = Stage.OPEN;
		}
	}

	/** No more work is taken, what runs may finish. */
	public synchronized void close() {
		if (this.stage != Stage.ENDED) {
			this.stage = Stage.CLOSING;
		}
	}

	/** The partition is ours no longer: nothing may be written or sent for it. */
	public synchronized void end() {
		this.stage = Stage.ENDED;
	}

	public boolean isOpen() {
		return this.stage == Stage.OPEN;
	}

	public boolean isRecovering() {
		return this.stage == Stage.RECOVERING;
	}

	public boolean isEnded() {
		return this.stage == Stage.ENDED;
	}

	/** Stop here if the partition is ours no longer. */
	public void check() throws TenureEndedException {
		if (isEnded()) {
			throw new TenureEndedException();
		}
	}

	/**
	 * A closed buffer was read. Until its turn writes something, a new owner would find
	 * what it needs from the present end of {@code outcomes} on.
	 */
	public void takeUp(long offset, @Nullable String turnId) {
		TurnProgress known = (turnId != null) ? this.progress.get(turnId) : null;
		this.ledger.add(offset, (known != null) ? known.outcomesFrom() : this.outcomesEnd);
	}

	/** What is recorded of a turn. */
	public TurnProgress progress(String turnId) {
		TurnProgress known = this.progress.get(turnId);
		return (known != null) ? known : TurnProgress.none(this.outcomesEnd);
	}

	/** What was read of {@code outcomes} before the start. */
	public Map<String, TurnProgress> progress() {
		return this.progress;
	}

	/** The turn has ended: it will not be asked for again. */
	public void forget(String turnId) {
		this.progress.remove(turnId);
	}

	/**
	 * What a transaction may commit.
	 * @param finishing offsets that the transaction itself finishes
	 * @param end of {@code outcomes} behind what the transaction writes
	 */
	public CommitPoint commitPoint(Set<Long> finishing, long end) {
		// Asked before the ledger, to which the poll thread adds: what is caught up
		// now is all in it.
		if (this.caughtUp) {
			return this.ledger.commitPoint(finishing, end);
		}
		// Turns that are recovered and not read again yet: the next owner must know of
		// them too.
		long known = this.progress.values().stream().mapToLong(TurnProgress::outcomesFrom).min().orElse(end);
		CommitPoint point = this.ledger.commitPoint(finishing, end);
		return new CommitPoint(point.offset(), Math.min(point.outcomesFrom(), known));
	}

	/**
	 * All that was there at the start is taken up: what was recovered and has not come by
	 * now lies before the start, and no new owner needs it.
	 */
	public void caughtUp() {
		this.caughtUp = true;
	}

	/**
	 * A transaction with our generation was committed.
	 * @param finished the offsets that it finished
	 * @param begun when it was begun
	 */
	public void committed(Set<Long> finished, Moment begun) {
		committed(finished);
		this.provenAt = begun;
	}

	/**
	 * A transaction was committed, nobody knows when, so it proves nothing.
	 * @param finished the offsets that it finished
	 */
	public void committed(Set<Long> finished) {
		this.ledger.done(finished);
	}

	/**
	 * When it was last proven that the partition is ours, or null; nothing else proves
	 * it.
	 */
	public @Nullable Moment provenAt() {
		return this.provenAt;
	}

	/** Everything before it in {@code outcomes} is known. */
	public void outcomesEnd(long offset) {
		this.outcomesEnd = Math.max(this.outcomesEnd, offset);
	}

	public long outcomesEnd() {
		return this.outcomesEnd;
	}

	public int unfinished() {
		return this.ledger.unfinished();
	}

	/** The pauses of users, those that are over among them. */
	public Map<String, Pause> pauses() {
		return this.pauses;
	}

	/** Who is to be forgotten. */
	public Forgotten forgotten() {
		return this.forgotten;
	}

	/** The receipts that name a part of ours, by {@code turnId/part}. */
	public Receipts receipts() {
		return this.receipts;
	}

	private enum Stage {

		RECOVERING, OPEN, CLOSING, ENDED

	}

}
