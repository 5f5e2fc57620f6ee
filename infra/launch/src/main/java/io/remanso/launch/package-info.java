/**
 * How a worker's process starts, and how it says in one line why it cannot.
 */
@NullMarked
package io.remanso.launch;

import org.jspecify.annotations.NullMarked;
