/**
 * persistence-sink: how fast rows come and are found, against what PostgreSQL itself can
 * do, and whether any is missing after faults.
 */
@NullMarked
package io.remanso.benchmarks.sink;

import org.jspecify.annotations.NullMarked;
