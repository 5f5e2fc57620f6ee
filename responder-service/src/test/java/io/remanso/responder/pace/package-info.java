/**
 * Tests.
 */
@NullMarked
package io.remanso.responder.pace;

import org.jspecify.annotations.NullMarked;
