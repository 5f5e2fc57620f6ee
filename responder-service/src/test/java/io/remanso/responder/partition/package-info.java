/**
 * Tests.
 */
@NullMarked
package io.remanso.responder.partition;

import org.jspecify.annotations.NullMarked;
