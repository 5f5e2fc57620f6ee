/**
 * Tests.
 */
@NullMarked
package io.remanso.responder.text;

import org.jspecify.annotations.NullMarked;
