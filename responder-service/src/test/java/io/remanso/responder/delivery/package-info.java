/**
 * Tests.
 */
@NullMarked
package io.remanso.responder.delivery;

import org.jspecify.annotations.NullMarked;
