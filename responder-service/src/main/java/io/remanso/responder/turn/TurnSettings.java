package io.remanso.responder.turn;

import java.time.Duration;
import java.time.ZoneId;

/**
 * How turns are done.
 *
 * @param timeout from taking a turn up to its failure
 * @param failureReply what a user is told whose turn failed; may be blank
 * @param zone of the clock that the model is told
 * @param receiptGrace how long a receipt of a part in doubt may take
 */
public record TurnSettings(Duration timeout, String failureReply, ZoneId zone, Duration receiptGrace) {

	private static final Duration RESERVE = Duration.ofSeconds(20);

	/** What a turn keeps back of its time for telling the user that it failed. */
	Duration reserve() {
		Duration quarter = this.timeout.dividedBy(4);
		return (quarter.compareTo(RESERVE) < 0) ? quarter : RESERVE;
	}

}
