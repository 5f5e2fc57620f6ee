/**
 * Tests.
 */
@NullMarked
package io.remanso.responder.lifetime;

import org.jspecify.annotations.NullMarked;
