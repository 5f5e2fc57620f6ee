/**
 * What a person sees.
 */
@NullMarked
package io.remanso.sink.terminal;

import org.jspecify.annotations.NullMarked;
