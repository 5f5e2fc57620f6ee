package io.remanso.responder.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;

import io.remanso.responder.partition.PartReceipt;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a part in doubt.
 *
 * @param notBefore it can't have been sent earlier
 * @param since when the doubt arose
 * @param sentIds messages that are known to be other parts
 * @param receipts what the receipts say of a part, or null
 * @param grace how long receipts may take
 * @param spokenToo whether it may have been sent as a voice note
 * @param chatIds under which it may be listed
 */
public record Doubt(Instant notBefore, Instant since, Set<String> sentIds,
		Function<String, @Nullable PartReceipt> receipts, Duration grace, boolean spokenToo, Set<String> chatIds) {

	public Doubt {
		sentIds = Set.copyOf(sentIds);
		chatIds = Collections.unmodifiableSet(new LinkedHashSet<>(chatIds));
	}

	/** One that is listed under the id of its chat, if anywhere. */
	public Doubt(Instant notBefore, Instant since, Set<String> sentIds,
			Function<String, @Nullable PartReceipt> receipts, Duration grace, boolean spokenToo) {
		this(notBefore, since, sentIds, receipts, grace, spokenToo, Set.of());
	}

	/** The same where it may be listed under these too. */
	public Doubt listedUnder(Set<String> ids) {
		return new Doubt(this.notBefore, this.since, this.sentIds, this.receipts, this.grace, this.spokenToo, ids);
	}

	/** The same of a part that can't have been sent as a voice note. */
	public Doubt written() {
		return new Doubt(this.notBefore, this.since, this.sentIds, this.receipts, this.grace, false, this.chatIds);
	}

	Doubt at(Instant now) {
		return new Doubt(this.notBefore, now, this.sentIds, this.receipts, this.grace, this.spokenToo, this.chatIds);
	}

}
