/**
 * The loop: batches of records, each in one transaction.
 */
@NullMarked
package io.remanso.sink.consume;

import org.jspecify.annotations.NullMarked;
