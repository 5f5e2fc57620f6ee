/**
 * One turn, from the closed buffer to its terminal outcome.
 */
@NullMarked
package io.remanso.responder.turn;

import org.jspecify.annotations.NullMarked;
