package io.remanso.simulator.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Routes by method and path. A segment in braces matches any one segment and becomes a
 * variable; the first route that matches wins. Built once, then only read.
 */
public final class Router implements Handler {

	private final List<Route> routes = new ArrayList<>();

	private final Handler fallback;

	/**
	 * Creates a router.
	 * @param fallback answers what no route matches, in the shape of its API
	 */
	public Router(Handler fallback) {
		this.fallback = fallback;
	}

	public Router route(String method, String pattern, Handler handler) {
		this.routes.add(new Route(method, List.of(pattern.split("/", -1)), handler));
		return this;
	}

	/** Hands on everything below a prefix, which the handler does not see. */
	public Router mount(String prefix, Handler handler) {
		this.routes
			.add(new Route("*", List.of(prefix.split("/", -1)), (request) -> handler.handle(request.below(prefix))));
		return this;
	}

	@Override
	public Reply handle(Request request) throws InterruptedException {
		List<String> segments = List.of(request.path().split("/", -1));
		for (Route route : this.routes) {
			Optional<Map<String, String>> variables = route.match(request.method(), segments);
			if (variables.isPresent()) {
				return route.handler().handle(request.withVariables(variables.get()));
			}
		}
		return this.fallback.handle(request);
	}

	private record Route(String method, List<String> pattern, Handler handler) {

		Optional<Map<String, String>> match(String requested, List<String> segments) {
			boolean prefix = this.method.equals("*");
			if (!prefix && !(this.method.equals(requested) && segments.size() == this.pattern.size())) {
				return Optional.empty();
			}
			if (segments.size() < this.pattern.size()) {
				return Optional.empty();
			}
			Map<String, String> variables = new HashMap<>();
			for (int i = 0; i < this.pattern.size(); i++) {
				String expected = this.pattern.get(i);
				if (expected.startsWith("{") && !segments.get(i).isEmpty()) {
					variables.put(expected.substring(1, expected.length() - 1), segments.get(i));
				}
				else if (!expected.equals(segments.get(i))) {
					return Optional.empty();
				}
			}
			return Optional.of(variables);
		}

	}

}
