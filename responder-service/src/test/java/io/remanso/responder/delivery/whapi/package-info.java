/**
 * Tests.
 */
@NullMarked
package io.remanso.responder.delivery.whapi;

import org.jspecify.annotations.NullMarked;
