/**
 * Every shape of the old files.
 */
@NullMarked
package io.remanso.sink.oldbot;

import org.jspecify.annotations.NullMarked;
