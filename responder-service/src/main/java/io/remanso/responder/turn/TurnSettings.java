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
}
