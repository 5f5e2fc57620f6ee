/**
 * Topics in, tables out.
 */
@NullMarked
package io.remanso.sink;

import org.jspecify.annotations.NullMarked;
