/**
 * Tests.
 */
@NullMarked
package io.remanso.responder.outcome;

import org.jspecify.annotations.NullMarked;
