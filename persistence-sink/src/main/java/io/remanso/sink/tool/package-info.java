/**
 * The commands of the jar.
 */
@NullMarked
package io.remanso.sink.tool;

import org.jspecify.annotations.NullMarked;
