/**
 * {@code export}: from the tables into the old bot's files.
 */
@NullMarked
package io.remanso.sink.exporter;

import org.jspecify.annotations.NullMarked;
