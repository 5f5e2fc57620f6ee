/**
 * {@code import}: from the old bot's files through the topics into the tables.
 */
@NullMarked
package io.remanso.sink.importer;

import org.jspecify.annotations.NullMarked;
