/**
 * Posts to the product's webhooks what a gateway would post after a send.
 */
@NullMarked
package io.remanso.simulator.webhooks;

import org.jspecify.annotations.NullMarked;
