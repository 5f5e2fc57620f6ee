package io.remanso.ingest.webhook;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP side of a gateway's webhook. A bare servlet: no framework between the socket
 * and the bytes that a signature is made over. It reads any path below its own and any
 * verb that changes something, for Whapi may post to a path, or by a verb, for each sort
 * of event.
 */
final class WebhookServlet extends HttpServlet {

	private static final long serialVersionUID = 1L;

	private static final Logger logger = LoggerFactory.getLogger(WebhookServlet.class);

	private final transient Endpoint endpoint;

	private final transient MeterRegistry registry;

	private final transient Map<Integer, Counter> results = new ConcurrentHashMap<>();

	WebhookServlet(Endpoint endpoint, MeterRegistry registry) {
		this.endpoint = endpoint;
		this.registry = registry;
	}

	@Override
	protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
		Answer answer = answer(request);
		this.results.computeIfAbsent(answer.status(), this::counter).increment();
		answer.write(response);
	}

	private Counter counter(int status) {
		return Counter.builder("remanso.ingest.webhooks")
			.description("Requests, by the status that they were answered with")
			.tag("gateway", this.endpoint.gateway())
			.tag("result", Integer.toString(status))
			.register(this.registry);
	}

	private Answer answer(HttpServletRequest request) {
		try {
			return switch (request.getMethod()) {
				case "GET" -> this.endpoint.verify(request);
				case "POST", "PUT", "PATCH", "DELETE" -> this.endpoint.receive(request);
				default ->
					new Answer(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "GET, POST, PUT, PATCH and DELETE only");
			};
		}
		catch (RefusedException ex) {
			return ex.answer();
		}
		catch (RuntimeException ex) {
			// Nothing was kept, and the gateway sends it again. The message may quote the
			// body.
			logger.error("a request of {} failed: {}", this.endpoint.gateway(), ex.getClass().getSimpleName());
			return Answer.unavailable("not kept, send it again");
		}
	}

}
