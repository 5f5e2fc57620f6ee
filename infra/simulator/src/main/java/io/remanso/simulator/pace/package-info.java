/**
 * The time that the imitated take.
 */
@NullMarked
package io.remanso.simulator.pace;

import org.jspecify.annotations.NullMarked;
