/**
 * Tests.
 */
@NullMarked
package io.remanso.responder.recovery;

import org.jspecify.annotations.NullMarked;
