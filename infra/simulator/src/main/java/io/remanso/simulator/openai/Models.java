package io.remanso.simulator.openai;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import io.remanso.simulator.http.Json;
import io.remanso.simulator.http.Multipart;
import io.remanso.simulator.http.Reply;
import io.remanso.simulator.http.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code /models}: any model is served without an end and takes every parameter, until a
 * test says otherwise. Safe for use by many threads.
 */
public final class Models {

	private final Set<String> gone = ConcurrentHashMap.newKeySet();

	private final Map<String, LocalDate> ends = new ConcurrentHashMap<>();

	private final AtomicLong mostOutput = new AtomicLong(Long.MAX_VALUE);

	private final Set<String> refused = ConcurrentHashMap.newKeySet();

	/** The model is not served any more, at no endpoint. */
	public void remove(String model) {
		this.gone.add(model);
	}

	/** The model is served again. */
	public void restore(String model) {
		this.gone.remove(model);
	}

	/** The day on which the model is said to shut down; it is served all the same. */
	public void setShutdown(String model, LocalDate day) {
		this.ends.put(model, day);
	}

	/**
	 * No model takes this parameter any more.
	 * @param parameter its path in the request, as {@code reasoning.effort}
	 */
	public void refuse(String parameter) {
		this.refused.add(parameter);
	}

	/** No model puts out more tokens; who asks for more is refused. */
	public void limitOutput(long tokens) {
		this.mostOutput.set(tokens);
	}

	void clear() {
		this.mostOutput.set(Long.MAX_VALUE);
		this.gone.clear();
		this.ends.clear();
		this.refused.clear();
	}

	Reply list() {
		return Reply.json(200, Json.object("object", "list", "data", List.of(json("simulated"))));
	}

	Reply get(Request request) {
		String model = request.variable("id");
		requireServed(model);
		return Reply.json(200, json(model));
	}

	/** Why the model of a request does not do it, or null where it does. */
	@Nullable Reply refusal(Request request) {
		try {
			check(request);
			return null;
		}
		catch (OpenAiError ex) {
			return ex.reply();
		}
	}

	private void check(Request request) {
		JsonNode body = request.json();
		if (body.isObject()) {
			requireServed(body.path("model").asString(""));
			requireOutput(body.path("max_output_tokens").asLong(0));
			this.refused.forEach((parameter) -> requireWithout(body, parameter));
		}
		else if (request.mediaType().equals("multipart/form-data")) {
			requireServed(Multipart.of(request).text("model").orElse(""));
		}
	}

	private JsonNode json(String model) {
		return Json.object("id", model, "object", "model", "created", 1_750_000_000, "owned_by", "remanso-simulator",
				"shutdown_date", this.ends.containsKey(model) ? this.ends.get(model).toString() : null);
	}

	private void requireServed(String model) {
		if (this.gone.contains(model)) {
			throw new OpenAiError(404, "The model '" + model + "' does not exist or you do not have access to it.",
					"model_not_found", "model");
		}
	}

	private void requireOutput(long tokens) {
		long most = this.mostOutput.get();
		if (tokens > most) {
			throw OpenAiError.invalid("max_output_tokens", "this model supports at most " + most + " output tokens.");
		}
	}

	private static void requireWithout(JsonNode body, String parameter) {
		JsonNode found = Arrays.stream(parameter.split("\\.", -1))
			.reduce(body, JsonNode::path, (earlier, later) -> later);
		if (!found.isMissingNode() && !found.isNull()) {
			throw new OpenAiError(400, "Unsupported parameter: '" + parameter + "' is not supported with this model.",
					"unsupported_parameter", parameter);
		}
	}

}
