/**
 * From the closed buffer to its outcome.
 */
@NullMarked
package io.remanso.contracts.turn;

import org.jspecify.annotations.NullMarked;
