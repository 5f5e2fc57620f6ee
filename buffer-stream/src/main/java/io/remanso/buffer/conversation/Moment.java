package io.remanso.buffer.conversation;

import java.time.Instant;

/**
 * The two times that a step may look at.
 *
 * @param stream how far the inbound records are known to have been read: windows end by
 * it
 * @param wall the machine's time: leases end by it
 */
public record Moment(Instant stream, Instant wall) {

}
