/**
 * Orders to forget: what they remove, and what is skipped because of them.
 */
@NullMarked
package io.remanso.sink.forget;

import org.jspecify.annotations.NullMarked;
