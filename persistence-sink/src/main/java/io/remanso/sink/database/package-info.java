/**
 * The database: its address, its pool, its schema.
 */
@NullMarked
package io.remanso.sink.database;

import org.jspecify.annotations.NullMarked;
