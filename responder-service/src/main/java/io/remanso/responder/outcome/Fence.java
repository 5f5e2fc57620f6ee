package io.remanso.responder.outcome;

import java.time.Duration;

import io.remanso.responder.partition.Membership;
import io.remanso.responder.partition.Moment;
import io.remanso.responder.partition.Tenure;
import io.remanso.responder.partition.TenureEndedException;

/**
 * Lets nobody send who may have lost the partition without knowing it, as after a long
 * pause of the whole process. Two things must be young: the last poll, and the last
 * commit under our generation. The poll alone would not do: the first one after a pause
 * can return before the group has answered that we are out.
 */
public final class Fence {

	private static final Duration LOOK = Duration.ofMillis(20);

	private final Membership membership;

	private final Outcomes outcomes;

	private final Duration young;

	/**
	 * One for all partitions of the process.
	 * @param young half of the session timeout: nobody else can have our partitions
	 * earlier
	 */
	public Fence(Membership membership, Outcomes outcomes, Duration young) {
		this.membership = membership;
		this.outcomes = outcomes;
		this.young = young;
	}

	/** Return when sending is safe now. */
	public void pass(Tenure tenure) throws TenureEndedException, InterruptedException {
		while (true) {
			tenure.check();
			if (this.membership.sincePoll().compareTo(this.young) > 0) {
				this.membership.awaitPoll(LOOK);
			}
			else if (!isProven(tenure)) {
				this.outcomes.prove(tenure);
			}
			else {
				return;
			}
		}
	}

	private boolean isProven(Tenure tenure) {
		Moment proven = tenure.provenAt();
		return proven != null && this.membership.now().since(proven).compareTo(this.young) <= 0;
	}

}
