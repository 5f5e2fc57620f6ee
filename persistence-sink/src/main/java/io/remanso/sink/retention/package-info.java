/**
 * What is removed in time.
 */
@NullMarked
package io.remanso.sink.retention;

import org.jspecify.annotations.NullMarked;
