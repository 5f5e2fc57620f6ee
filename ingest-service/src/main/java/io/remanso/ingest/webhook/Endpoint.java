package io.remanso.ingest.webhook;

import jakarta.servlet.http.HttpServletRequest;

/**
 * One gateway's webhook: what it takes to be believed, and the answer to each request.
 */
interface Endpoint {

	/** The gateway's name in paths and meters. */
	String gateway();

	/** The answer to a gateway that asks whether this is the right place. */
	Answer verify(HttpServletRequest request) throws RefusedException;

	/** The answer to events. */
	Answer receive(HttpServletRequest request) throws RefusedException;

}
