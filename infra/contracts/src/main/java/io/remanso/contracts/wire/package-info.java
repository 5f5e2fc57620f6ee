/**
 * How values and headers look in Kafka.
 */
@NullMarked
package io.remanso.contracts.wire;

import org.jspecify.annotations.NullMarked;
