/**
 * The stand-in for Whapi: sending, reading and settings.
 */
@NullMarked
package io.remanso.simulator.whapi;

import org.jspecify.annotations.NullMarked;
