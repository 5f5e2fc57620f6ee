/**
 * Every shape of the old files.
 */
@NullMarked
package io.remanso.sink.terminal;

import org.jspecify.annotations.NullMarked;
