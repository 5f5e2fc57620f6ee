/**
 * What operators set, checked before anything starts.
 */
@NullMarked
package io.remanso.buffer.settings;

import org.jspecify.annotations.NullMarked;
