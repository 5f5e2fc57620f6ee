/**
 * Tests.
 */
@NullMarked
package io.remanso.responder.media;

import org.jspecify.annotations.NullMarked;
