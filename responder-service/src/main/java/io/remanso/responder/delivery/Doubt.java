package io.remanso.responder.delivery;

import java.time.Duration;
import java.time.Instant;
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
 */
public record Doubt(Instant notBefore, Instant since, Set<String> sentIds,
		Function<String, @Nullable PartReceipt> receipts, Duration grace, boolean spokenToo) {

	public Doubt {
		sentIds = Set.copyOf(sentIds);
	}

	Doubt at(Instant now) {
		return new Doubt(this.notBefore, now, this.sentIds, this.receipts, this.grace, this.spokenToo);
	}

}
