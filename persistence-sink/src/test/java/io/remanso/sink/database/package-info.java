/**
 * Tests of the database station.
 */
@NullMarked
package io.remanso.sink.database;

import org.jspecify.annotations.NullMarked;
