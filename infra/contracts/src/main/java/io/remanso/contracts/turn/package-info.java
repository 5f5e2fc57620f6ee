/**
 * From the open buffer to the outcome of its turn.
 */
@NullMarked
package io.remanso.contracts.turn;

import org.jspecify.annotations.NullMarked;
