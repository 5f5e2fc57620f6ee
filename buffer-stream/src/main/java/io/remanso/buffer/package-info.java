/**
 * buffer-stream: gathers what a user writes into buffers and closes each into one turn.
 */
@NullMarked
package io.remanso.buffer;

import org.jspecify.annotations.NullMarked;
