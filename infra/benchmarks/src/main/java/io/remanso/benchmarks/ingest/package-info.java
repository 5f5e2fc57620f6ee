/**
 * How fast ingest-service keeps webhooks, and what it answers to nonsense.
 */
@NullMarked
package io.remanso.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;
