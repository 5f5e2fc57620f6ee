/**
 * Tests.
 */
@NullMarked
package io.remanso.benchmarks.responder;

import org.jspecify.annotations.NullMarked;
