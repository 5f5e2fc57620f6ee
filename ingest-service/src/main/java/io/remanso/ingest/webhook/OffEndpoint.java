package io.remanso.ingest.webhook;

import jakarta.servlet.http.HttpServletRequest;

/**
 * A gateway that is not set up. It is told to try again: once it is set up, nothing that
 * was sent meanwhile is lost.
 */
record OffEndpoint(String gateway, String setting) implements Endpoint {

	@Override
	public Answer verify(HttpServletRequest request) {
		return off();
	}

	@Override
	public Answer receive(HttpServletRequest request) {
		return off();
	}

	private Answer off() {
		return Answer.unavailable("this gateway is off: " + this.setting + " is not set");
	}

}
