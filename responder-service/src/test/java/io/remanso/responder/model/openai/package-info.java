/**
 * Tests.
 */
@NullMarked
package io.remanso.responder.model.openai;

import org.jspecify.annotations.NullMarked;
