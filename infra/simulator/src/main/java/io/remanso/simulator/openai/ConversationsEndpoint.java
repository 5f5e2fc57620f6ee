package io.remanso.simulator.openai;

import java.util.List;
import java.util.function.Supplier;

import io.remanso.simulator.http.Json;
import io.remanso.simulator.http.Reply;
import io.remanso.simulator.http.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /conversations} and the items in them. */
final class ConversationsEndpoint {

	/** So many items may be added in one call. */
	private static final int MAX_ADDED = 20;

	private static final int MAX_LISTED = 100;

	private final Conversations conversations;

	private final Supplier<String> ids;

	ConversationsEndpoint(Conversations conversations, Supplier<String> ids) {
		this.conversations = conversations;
		this.ids = ids;
	}

	Reply create(Request request) {
		JsonNode body = request.json();
		return Reply.json(200, this.conversations.create(metadata(body), items(body)).json());
	}

	Reply get(Request request) {
		return Reply.json(200, conversation(request).json());
	}

	Reply update(Request request) {
		Conversation conversation = conversation(request);
		conversation.describe(metadata(request.json()));
		return Reply.json(200, conversation.json());
	}

	Reply delete(Request request) {
		String id = conversation(request).id();
		this.conversations.remove(id);
		return Reply.json(200, Json.object("id", id, "object", "conversation.deleted", "deleted", true));
	}

	Reply listItems(Request request) {
		int limit = request.query("limit").map(ConversationsEndpoint::number).orElse(20);
		if (limit < 1 || limit > MAX_LISTED) {
			throw OpenAiError.invalid("limit", "expected 1 to 100.");
		}
		List<JsonNode> items = conversation(request).items();
		List<JsonNode> ordered = request.query("order").orElse("desc").equals("asc") ? items : items.reversed();
		int from = request.query("after").map((after) -> indexOf(ordered, after) + 1).orElse(0);
		int to = Math.min(ordered.size(), from + limit);
		return Reply.json(200, list(ordered.subList(from, to), to < ordered.size()));
	}

	Reply addItems(Request request) {
		Conversation conversation = conversation(request);
		if (!request.json().path("items").isArray()) {
			throw OpenAiError.missing("items");
		}
		List<JsonNode> items = items(request.json());
		conversation.append(items);
		return Reply.json(200, list(items, false));
	}

	Reply getItem(Request request) {
		List<JsonNode> items = conversation(request).items();
		return Reply.json(200, items.get(indexOf(items, request.variable("item"))));
	}

	Reply deleteItem(Request request) {
		Conversation conversation = conversation(request);
		if (!conversation.remove(request.variable("item"))) {
			throw OpenAiError.notFound("Item with id '" + request.variable("item") + "'");
		}
		return Reply.json(200, conversation.json());
	}

	private Conversation conversation(Request request) {
		return this.conversations.get(request.variable("id"));
	}

	private List<JsonNode> items(JsonNode body) {
		List<JsonNode> items = Items.normalised(body.path("items"), this.ids);
		if (items.size() > MAX_ADDED) {
			throw new OpenAiError(400, "Invalid 'items': array too long. Expected an array with maximum length 20.",
					"array_above_max_length", "items");
		}
		return items;
	}

	private static JsonNode metadata(JsonNode body) {
		return body.path("metadata").isObject() ? body.path("metadata") : Json.object();
	}

	private static int number(String text) {
		try {
			return Integer.parseInt(text);
		}
		catch (NumberFormatException ex) {
			throw OpenAiError.invalid("limit", "expected an integer.");
		}
	}

	private static int indexOf(List<JsonNode> items, String id) {
		for (int i = 0; i < items.size(); i++) {
			if (items.get(i).path("id").asString("").equals(id)) {
				return i;
			}
		}
		throw OpenAiError.notFound("Item with id '" + id + "'");
	}

	private static ObjectNode list(List<JsonNode> items, boolean more) {
		return Json.object("object", "list", "data", items, "first_id", items.isEmpty() ? null : idOf(items.getFirst()),
				"last_id", items.isEmpty() ? null : idOf(items.getLast()), "has_more", more);
	}

	private static String idOf(JsonNode item) {
		return item.path("id").asString();
	}

}
