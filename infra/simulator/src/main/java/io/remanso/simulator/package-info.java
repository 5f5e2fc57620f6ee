/**
 * Stand-ins for both WhatsApp gateways and for OpenAI, over HTTP, for the demo and for
 * tests.
 */
@NullMarked
package io.remanso.simulator;

import org.jspecify.annotations.NullMarked;
