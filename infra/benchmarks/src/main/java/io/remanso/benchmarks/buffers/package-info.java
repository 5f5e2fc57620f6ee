/**
 * What buffer-stream promises of speed, lateness and exactness.
 */
@NullMarked
package io.remanso.benchmarks.buffers;

import org.jspecify.annotations.NullMarked;
