/**
 * Webhook bodies and voice notes as the real gateways would make them.
 */
@NullMarked
package io.remanso.simulator.payloads;

import org.jspecify.annotations.NullMarked;
