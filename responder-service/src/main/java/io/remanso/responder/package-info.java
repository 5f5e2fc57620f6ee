/**
 * Turns in, answers out: the worker's wiring.
 */
@NullMarked
package io.remanso.responder;

import org.jspecify.annotations.NullMarked;
