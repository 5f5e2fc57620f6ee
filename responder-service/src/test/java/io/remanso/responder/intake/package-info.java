/**
 * Tests.
 */
@NullMarked
package io.remanso.responder.intake;

import org.jspecify.annotations.NullMarked;
