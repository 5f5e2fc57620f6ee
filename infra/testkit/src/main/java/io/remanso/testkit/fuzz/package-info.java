/**
 * Inputs that nobody would write: seeds, changed at random.
 */
@NullMarked
package io.remanso.testkit.fuzz;

import org.jspecify.annotations.NullMarked;
