/**
 * Tests.
 */
@NullMarked
package io.remanso.responder.model;

import org.jspecify.annotations.NullMarked;
