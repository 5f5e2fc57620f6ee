/**
 * Webhooks in, canonical events out: nothing is answered 200 before Kafka has it.
 */
@NullMarked
package io.remanso.ingest;

import org.jspecify.annotations.NullMarked;
