/**
 * Drives Remanso from outside, as a process of its own: starts, stops and kills it,
 * writes to it as users do, and reads back what came of it from the topics, the database
 * and the gateways' side.
 */
@NullMarked
package io.remanso.crash;

import org.jspecify.annotations.NullMarked;
