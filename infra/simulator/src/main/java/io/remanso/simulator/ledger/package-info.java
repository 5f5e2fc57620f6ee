/**
 * What was called and what was sent, the newest of it, for tests to read.
 */
@NullMarked
package io.remanso.simulator.ledger;

import org.jspecify.annotations.NullMarked;
