/**
 * Tests of the decode station.
 */
@NullMarked
package io.remanso.sink.decode;

import org.jspecify.annotations.NullMarked;
