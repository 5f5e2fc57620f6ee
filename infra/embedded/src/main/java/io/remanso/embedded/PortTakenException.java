package io.remanso.embedded;

/**
 * Something else listens on the port that was asked for.
 */
public final class PortTakenException extends EmbeddedStartException {

	public PortTakenException(int port, String setting) {
		super("port " + port + " (" + setting + ") is taken: stop what listens there, or set " + setting
				+ " to another port");
	}

}
