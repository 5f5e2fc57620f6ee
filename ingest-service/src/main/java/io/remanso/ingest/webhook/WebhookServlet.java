package io.remanso.ingest.webhook;

import java.io.IOException;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The HTTP side of a gateway's webhook. A bare servlet: no framework between the socket
 * and the bytes that a signature is made over. It reads any path below its own and any
 * verb that changes something, for Whapi may post to a path, or by a verb, for each sort
 * of event.
 */
final class WebhookServlet extends HttpServlet {

	private static final long serialVersionUID = 1L;

	private final transient Endpoint endpoint;

	private final transient MeterRegistry registry;

	WebhookServlet(Endpoint endpoint, MeterRegistry registry) {
		this.endpoint = endpoint;
		this.registry = registry;
	}

	@Override
	protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
		Answer answer = answer(request);
		Counter.builder("remanso.ingest.webhooks")
			.description("Requests, by the status that they were answered with")
			.tag("gateway", this.endpoint.gateway())
			.tag("result", Integer.toString(answer.status()))
			.register(this.registry)
			.increment();
		answer.write(response);
	}

	private Answer answer(HttpServletRequest request) {
		try {
			return switch (request.getMethod()) {
				case "GET" -> this.endpoint.verify(request);
				case "POST", "PUT", "PATCH", "DELETE" -> this.endpoint.receive(request);
				default -> new Answer(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "GET and POST only");
			};
		}
		catch (RefusedException ex) {
			return ex.answer();
		}
	}

}
