/**
 * How far a task has come in the time of its inbound records. Pure.
 */
@NullMarked
package io.remanso.buffer.clock;

import org.jspecify.annotations.NullMarked;
