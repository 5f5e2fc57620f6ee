/**
 * Tests of the package.
 */
@NullMarked
package io.remanso.responder.forget;

import org.jspecify.annotations.NullMarked;
