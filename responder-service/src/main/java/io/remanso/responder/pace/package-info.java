/**
 * How long to wait, and until when.
 */
@NullMarked
package io.remanso.responder.pace;

import org.jspecify.annotations.NullMarked;
