/**
 * The state machine of one user: what waits, the gate, and what is known of them. Pure:
 * no clock, no store, no broker.
 */
@NullMarked
package io.remanso.buffer.conversation;

import org.jspecify.annotations.NullMarked;
