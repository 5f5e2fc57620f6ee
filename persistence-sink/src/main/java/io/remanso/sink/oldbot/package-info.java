/**
 * The two JSON files of the old bot: every shape that they ever had.
 */
@NullMarked
package io.remanso.sink.oldbot;

import org.jspecify.annotations.NullMarked;
