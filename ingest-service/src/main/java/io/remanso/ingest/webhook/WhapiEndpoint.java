package io.remanso.ingest.webhook;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Whapi's webhook. Whapi signs nothing; a shared token in a header is all there is, and
 * it is looked at before the body.
 */
final class WhapiEndpoint implements Endpoint {

	static final String TOKEN_HEADER = "X-Webhook-Token";

	private final Secrets tokens;

	private final BodyReader bodies;

	private final Room room;

	private final Intake intake;

	private final Intake deletes;

	/**
	 * One for all of Whapi's ways to post.
	 * @param deletes takes what comes by DELETE: in Whapi's mode "method" the verb may be
	 * all that says it
	 */
	WhapiEndpoint(Secrets tokens, BodyReader bodies, Room room, Intake intake, Intake deletes) {
		this.tokens = tokens;
		this.bodies = bodies;
		this.room = room;
		this.intake = intake;
		this.deletes = deletes;
	}

	@Override
	public String gateway() {
		return "whapi";
	}

	@Override
	public Answer verify(HttpServletRequest request) throws RefusedException {
		throw new RefusedException(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "Whapi posts its events here");
	}

	@Override
	public Answer receive(HttpServletRequest request) throws RefusedException {
		String token = request.getHeader(TOKEN_HEADER);
		if (token == null) {
			throw new RefusedException(Answer.unauthorized("the header " + TOKEN_HEADER + " is missing"));
		}
		if (!this.tokens.match(token)) {
			throw new RefusedException(Answer.unauthorized("the header " + TOKEN_HEADER + " has a wrong token"));
		}
		try (Room.Share share = this.room.share()) {
			Intake taking = request.getMethod().equals("DELETE") ? this.deletes : this.intake;
			return taking.take(this.bodies.read(request, share), share, request.getHeader("traceparent"));
		}
	}

}
