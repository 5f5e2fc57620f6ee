package io.remanso.ingest.fuzz;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two good messages, to be put before and behind whatever stands in a list of messages.
 *
 * @param before as JSON
 * @param behind as JSON
 * @param ids the events that they must become
 */
record Neighbours(String before, String behind, List<String> ids) {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	static Neighbours of(String gateway) {
		String shape = gateway.equals("whapi") ? """
				{"id":"%s","type":"text","chat_id":"573007654321@s.whatsapp.net","from":"573007654321",\
				"timestamp":1764000000,"text":{"body":"aquí"}}""" : """
				{"id":"%s","type":"text","from":"573007654321","timestamp":"1764000000","text":{"body":"aquí"}}""";
		return new Neighbours(shape.formatted("before"), shape.formatted("behind"), List.of("before", "behind"));
	}

	/** The lists of messages that a parser would read. */
	List<ArrayNode> lists(ObjectNode body) {
		List<ArrayNode> lists = new ArrayList<>();
		add(lists, body.path("messages"));
		for (JsonNode entry : body.path("entry").values()) {
			for (JsonNode change : entry.path("changes").values()) {
				if (change.path("field").asString("").equals("messages")) {
					add(lists, change.path("value").path("messages"));
				}
			}
		}
		return lists;
	}

	void surround(ArrayNode list) {
		list.insert(0, MAPPER.readTree(this.before));
		list.add(MAPPER.readTree(this.behind));
	}

	private static void add(List<ArrayNode> lists, JsonNode list) {
		if (list instanceof ArrayNode array) {
			lists.add(array);
		}
	}

}
