/**
 * Tests.
 */
@NullMarked
package io.remanso.responder.turn;

import org.jspecify.annotations.NullMarked;
