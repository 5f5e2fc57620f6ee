/**
 * The HTTP server under all three stand-ins: requests, replies and routes as values.
 */
@NullMarked
package io.remanso.simulator.http;

import org.jspecify.annotations.NullMarked;
