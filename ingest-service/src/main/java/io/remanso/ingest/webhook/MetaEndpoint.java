package io.remanso.ingest.webhook;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * Meta's webhook: the handshake by GET, then bodies that are believed by their signature,
 * before anything is parsed.
 */
final class MetaEndpoint implements Endpoint {

	static final String SIGNATURE_HEADER = "X-Hub-Signature-256";

	private final Secrets verifyTokens;

	private final Signature signature;

	private final BodyReader bodies;

	private final Room room;

	private final Intake intake;

	MetaEndpoint(Secrets verifyTokens, Secrets appSecrets, BodyReader bodies, Room room, Intake intake) {
		this.verifyTokens = verifyTokens;
		this.signature = new Signature(appSecrets);
		this.bodies = bodies;
		this.room = room;
		this.intake = intake;
	}

	@Override
	public String gateway() {
		return "meta";
	}

	@Override
	public Answer verify(HttpServletRequest request) throws RefusedException {
		String mode = parameter(request, "hub.mode");
		String token = parameter(request, "hub.verify_token");
		String challenge = parameter(request, "hub.challenge");
		if (token == null || challenge == null || !"subscribe".equals(mode)) {
			throw new RefusedException(HttpServletResponse.SC_FORBIDDEN,
					"hub.mode=subscribe, hub.verify_token and hub.challenge are needed");
		}
		if (!this.verifyTokens.match(token)) {
			throw new RefusedException(HttpServletResponse.SC_FORBIDDEN, "hub.verify_token is wrong");
		}
		return new Answer(HttpServletResponse.SC_OK, challenge);
	}

	@Override
	public Answer receive(HttpServletRequest request) throws RefusedException {
		String header = request.getHeader(SIGNATURE_HEADER);
		if (header == null || !Signature.isWellFormed(header)) {
			throw new RefusedException(
					Answer.unauthorized("the header " + SIGNATURE_HEADER + " is missing or no signature"));
		}
		try (Room.Share share = this.room.share()) {
			byte[] body = this.bodies.read(request, share);
			if (!this.signature.matches(header, body)) {
				throw new RefusedException(
						Answer.unauthorized("the header " + SIGNATURE_HEADER + " does not fit the body"));
			}
			return this.intake.take(body, share, request.getHeader("traceparent"));
		}
	}

	private static @Nullable String parameter(HttpServletRequest request, String name) throws RefusedException {
		try {
			return request.getParameter(name);
		}
		catch (IllegalStateException ex) {
			// Tomcat's word for a query that can't be decoded.
			throw new RefusedException(HttpServletResponse.SC_BAD_REQUEST, "the query can't be read");
		}
	}

}
