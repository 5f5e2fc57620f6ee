/**
 * What goes wrong, how often, and how long everything takes.
 */
@NullMarked
package io.remanso.simulator.faults;

import org.jspecify.annotations.NullMarked;
