/**
 * Measures the claims that the README makes, each against its limit.
 */
@NullMarked
package io.remanso.benchmarks;

import org.jspecify.annotations.NullMarked;
