/**
 * What is written: one type for each group of columns that comes from one topic.
 */
@NullMarked
package io.remanso.sink.row;

import org.jspecify.annotations.NullMarked;
