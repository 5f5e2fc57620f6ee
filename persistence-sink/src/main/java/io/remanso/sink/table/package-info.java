/**
 * The tables, each with its SQL.
 */
@NullMarked
package io.remanso.sink.table;

import org.jspecify.annotations.NullMarked;
