package io.remanso.sink.decode;

import java.time.Instant;

/**
 * The record that an event came in.
 *
 * @param key as text
 * @param time the record's own time
 */
record Source(String topic, int partition, long offset, String key, Instant time) {
}
