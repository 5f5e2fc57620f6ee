package io.remanso.simulator.http;

/**
 * Answers a request. Runs on a virtual thread of its own and may block; an interrupt
 * means that the server is closing.
 */
@FunctionalInterface
public interface Handler {

	Reply handle(Request request) throws InterruptedException;

}
