/**
 * Tests.
 */
@NullMarked
package io.remanso.responder;

import org.jspecify.annotations.NullMarked;
