/**
 * The responder alone, as a process of its own with a small heap, between a broker, the
 * simulated model and gateways, and turns as buffer-stream would write them.
 */
@NullMarked
package io.remanso.benchmarks.responder;

import org.jspecify.annotations.NullMarked;
