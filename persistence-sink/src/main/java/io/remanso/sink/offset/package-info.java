/**
 * Which record of each partition comes next.
 */
@NullMarked
package io.remanso.sink.offset;

import org.jspecify.annotations.NullMarked;
