/**
 * Where a person reads what a command does.
 */
@NullMarked
package io.remanso.sink.terminal;

import org.jspecify.annotations.NullMarked;
