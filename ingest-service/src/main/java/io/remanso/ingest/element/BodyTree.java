package io.remanso.ingest.element;

import java.util.function.Function;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bytes to a JSON tree, within bounds. A gateway's bodies are shallow; what is deeper or
 * longer than these bounds was made to hurt.
 */
public final class BodyTree {

	private static final int DEEPEST = 64;

	// Far above a full body of the smallest elements that a gateway could send, far below
	// what three megabytes of brackets would be.
	private static final long MOST_TOKENS = 400_000;

	private static final int LONGEST_NAME = 1_000;

	private static final int LONGEST_NUMBER = 100;

	private static final JsonMapper MAPPER = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder()
				.maxNestingDepth(DEEPEST)
				.maxTokenCount(MOST_TOKENS)
				.maxNameLength(LONGEST_NAME)
				.maxNumberLength(LONGEST_NUMBER)
				.build())
			.build())
		// Of two lists of one name a tree would hold the last.
		.enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
		.build();

	private BodyTree() {
	}

	/** Read a body that must be one JSON object, and give its tree to a reader. */
	public static Reading read(byte[] body, Function<JsonNode, Reading> reader) {
		JsonNode tree;
		try {
			tree = MAPPER.readTree(body);
		}
		catch (JacksonException ex) {
			// Its message may quote the body.
			return new Reading.Unreadable("not JSON within bounds: " + ex.getClass().getSimpleName());
		}
		return tree.isObject() ? reader.apply(Cleaned.isSurelyClean(body) ? tree : Cleaned.of(tree))
				: new Reading.Unreadable("not a JSON object");
	}

}
