package io.remanso.simulator.http;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The few things done with JSON here. Trees instead of classes, since the stand-ins must
 * keep and return fields that they do not know.
 */
public final class Json {

	/** The mapper of this module; immutable, so it is safe to share. */
	public static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final ObjectWriter ASCII = MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

	private Json() {
	}

	/**
	 * An object of the given names and values, in that order. A null value becomes JSON's
	 * null.
	 */
	public static ObjectNode object(@Nullable Object... namesAndValues) {
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			fields.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
		}
		return MAPPER.valueToTree(fields);
	}

	/** The tree of the bytes, or a missing node where they are no JSON. */
	public static JsonNode read(byte[] bytes) {
		try {
			return (bytes.length == 0) ? MissingNode.getInstance() : MAPPER.readTree(bytes);
		}
		catch (JacksonException ex) {
			return MissingNode.getInstance();
		}
	}

	/** UTF-8 bytes with every other than ASCII character escaped, as Meta sends them. */
	public static byte[] ascii(JsonNode node) {
		return ASCII.writeValueAsBytes(node);
	}

}
