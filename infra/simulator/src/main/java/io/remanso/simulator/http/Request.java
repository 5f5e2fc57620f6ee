package io.remanso.simulator.http;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One HTTP request, read to its end. Immutable; header names are in lower case.
 */
public final class Request {

	private final String method;

	private final String path;

	private final Map<String, String> query;

	private final Map<String, String> headers;

	private final Map<String, String> variables;

	private final byte[] body;

	private Request(String method, String path, Map<String, String> query, Map<String, String> headers,
			Map<String, String> variables, byte[] body) {
		this.method = method;
		this.path = path;
		this.query = query;
		this.headers = headers;
		this.variables = variables;
		this.body = body;
	}

	static Request of(String method, URI uri, Map<String, String> headers, byte[] body) {
		return new Request(method, uri.getRawPath(), parseQuery(uri.getRawQuery()), headers, Map.of(), body);
	}

	private static Map<String, String> parseQuery(@Nullable String raw) {
		Map<String, String> query = new LinkedHashMap<>();
		if (raw != null) {
			for (String pair : raw.split("&", -1)) {
				int equals = pair.indexOf('=');
				String name = (equals < 0) ? pair : pair.substring(0, equals);
				query.put(decode(name), (equals < 0) ? "" : decode(pair.substring(equals + 1)));
			}
		}
		return query;
	}

	private static String decode(String raw) {
		return URLDecoder.decode(raw, StandardCharsets.UTF_8);
	}

	/** The same request below a prefix, seen from there. */
	public Request below(String prefix) {
		return new Request(this.method, this.path.substring(prefix.length()), this.query, this.headers, this.variables,
				this.body);
	}

	Request withVariables(Map<String, String> newVariables) {
		return new Request(this.method, this.path, this.query, this.headers, newVariables, this.body);
	}

	public String method() {
		return this.method;
	}

	/** The raw path, below the prefix of the API. */
	public String path() {
		return this.path;
	}

	public byte[] body() {
		return this.body.clone();
	}

	/** The body as a tree; a missing node where it is no JSON. */
	public JsonNode json() {
		return Json.read(this.body);
	}

	public Map<String, String> headers() {
		return this.headers;
	}

	public Optional<String> header(String lowerCaseName) {
		return Optional.ofNullable(this.headers.get(lowerCaseName));
	}

	public Optional<String> query(String name) {
		return Optional.ofNullable(this.query.get(name));
	}

	/** What stood in the path at {@code {name}}; the route must have it. */
	public String variable(String name) {
		String value = this.variables.get(name);
		if (value == null) {
			throw new IllegalArgumentException("The route has no {" + name + "}");
		}
		return decode(value.replace("+", "%2B"));
	}

	/** The token of {@code Authorization: Bearer …}. */
	public Optional<String> bearer() {
		return header("authorization").filter((value) -> value.regionMatches(true, 0, "Bearer ", 0, 7))
			.map((value) -> value.substring(7).strip())
			.filter((token) -> !token.isEmpty());
	}

	/** The media type without parameters, in lower case; empty where none is given. */
	public String mediaType() {
		String type = this.headers.getOrDefault("content-type", "");
		int semicolon = type.indexOf(';');
		return ((semicolon < 0) ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
	}

}
