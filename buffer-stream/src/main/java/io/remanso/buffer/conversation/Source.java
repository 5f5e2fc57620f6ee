package io.remanso.buffer.conversation;

import org.jspecify.annotations.Nullable;

/**
 * The place of an inbound record.
 *
 * @param traceparent W3C trace context of the record, or null
 */
public record Source(int partition, long offset, @Nullable String traceparent) {

}
