/**
 * From records to rows.
 */
@NullMarked
package io.remanso.sink.decode;

import org.jspecify.annotations.NullMarked;
