/**
 * The sink over a real broker and a real database.
 */
@NullMarked
package io.remanso.sink;

import org.jspecify.annotations.NullMarked;
