/**
 * The gateways behind one port: parts, retries, what is in doubt.
 */
@NullMarked
package io.remanso.responder.delivery;

import org.jspecify.annotations.NullMarked;
