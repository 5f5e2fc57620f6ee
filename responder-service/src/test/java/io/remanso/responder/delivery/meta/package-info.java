/**
 * Tests.
 */
@NullMarked
package io.remanso.responder.delivery.meta;

import org.jspecify.annotations.NullMarked;
