/**
 * {@code erase}: one person out of everything that we can reach.
 */
@NullMarked
package io.remanso.sink.eraser;

import org.jspecify.annotations.NullMarked;
