/**
 * Tests of the table station.
 */
@NullMarked
package io.remanso.sink.table;

import org.jspecify.annotations.NullMarked;
