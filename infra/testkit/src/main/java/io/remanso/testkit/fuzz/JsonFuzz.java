package io.remanso.testkit.fuzz;

import java.util.List;
import java.util.random.RandomGenerator;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes JSON trees so that they stay JSON: a value of another type or of none, a field
 * that is gone, twice there, or under another's name. The same random numbers give the
 * same trees. For one thread.
 */
public final class JsonFuzz {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	// What readers stumble over: the ends of number types, text that is no text, ids that
	// are nearly some.
	private static final List<String> VALUES = List.of("null", "true", "false", "0", "-0", "-1", "1e400", "-1e400",
			"2147483648", "9223372036854775807", "9223372036854775808", "1764000000", "1764000000.5", "\"1764000000\"",
			"\"\"", "\" \"", "\"\\u0000\"", "\"\\ud83d\"", "\"\\udc00x\"", "\"NaN\"", "\"null\"", "\"text\"",
			"\"action\"", "\"system\"", "\"edit\"", "\"user_changed_number\"", "\"573001112233\"", "\"+573001112233\"",
			"\"573001112233@s.whatsapp.net\"", "\"1@g.us\"", "\"120363040000000001@g.us\"", "\"178900000000012@lid\"",
			"\"CO.1\"", "\"CO.ENT.1\"", "\"stories\"", "[]", "{}", "[[]]", "[null]", "{\"\":\"\"}",
			"{\"type\":\"text\"}", "{\"id\":null}");

	private final RandomGenerator random;

	public JsonFuzz(RandomGenerator random) {
		this.random = random;
	}

	/** A changed copy of a tree. */
	public JsonNode change(JsonNode tree) {
		JsonNode copy = tree.deepCopy();
		int changes = 1 + this.random.nextInt(4);
		for (int i = 0; i < changes; i++) {
			copy = changeOnce(copy);
		}
		return copy;
	}

	private JsonNode changeOnce(JsonNode tree) {
		JsonNode parent = tree;
		while (!parent.isEmpty()) {
			JsonNode child = child(parent);
			if (child.isEmpty() || this.random.nextInt(4) == 0) {
				break;
			}
			parent = child;
		}
		return switch (parent) {
			case ObjectNode object when !object.isEmpty() -> {
				change(object);
				yield tree;
			}
			case ArrayNode array when !array.isEmpty() -> {
				change(array);
				yield tree;
			}
			default -> value();
		};
	}

	private void change(ObjectNode object) {
		List<String> names = List.copyOf(object.propertyNames());
		String name = names.get(this.random.nextInt(names.size()));
		switch (this.random.nextInt(6)) {
			case 0 -> object.remove(name);
			case 1 -> object.set(name, object.path(names.get(this.random.nextInt(names.size()))).deepCopy());
			case 2 -> object.set(name, JsonNodeFactory.instance.arrayNode().add(object.path(name).deepCopy()));
			case 3 -> object.put(name, text());
			default -> object.set(name, value());
		}
	}

	private void change(ArrayNode array) {
		int index = this.random.nextInt(array.size());
		switch (this.random.nextInt(5)) {
			case 0 -> array.remove(index);
			case 1 -> array.insert(index, array.path(index).deepCopy());
			case 2 -> array.insert(index, value());
			default -> array.set(index, value());
		}
	}

	private JsonNode child(JsonNode parent) {
		List<JsonNode> children = List.copyOf(parent.values());
		return children.get(this.random.nextInt(children.size()));
	}

	/** Some value, seldom one that is meant. */
	public JsonNode value() {
		return MAPPER.readTree(VALUES.get(this.random.nextInt(VALUES.size())));
	}

	private String text() {
		StringBuilder text = new StringBuilder();
		int length = 1 + this.random.nextInt(this.random.nextInt(20) == 0 ? 2_000 : 12);
		for (int i = 0; i < length; i++) {
			text.append((char) this.random.nextInt((this.random.nextInt(8) == 0) ? 0x10000 : 0x80));
		}
		return text.toString();
	}

}
