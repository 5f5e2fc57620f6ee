package io.remanso.ingest.element;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import tools.jackson.databind.JsonNode;

/**
 * Collects what is found in one body, and keeps elements apart: whatever is wrong with
 * one of them, its neighbours go on. Used by one thread.
 */
public final class Elements {

	private final List<Found> found = new ArrayList<>();

	/** Read every element of a list. What is there but no list is itself malformed. */
	public void each(JsonNode parent, String name, Function<JsonNode, Found> reader) {
		walk(parent, name, (element) -> add(element, reader));
	}

	/** Go into every element of a list, to find lists in it. */
	public void walk(JsonNode parent, String name, Consumer<JsonNode> visitor) {
		JsonNode list = parent.path(name);
		if (list.isMissingNode() || list.isNull()) {
			return;
		}
		if (!list.isArray()) {
			this.found.add(new Found.Malformed(list, name + " is no list"));
			return;
		}
		for (JsonNode element : list.values()) {
			if (element.isObject()) {
				visitor.accept(element);
			}
			else {
				this.found.add(new Found.Malformed(element, "an element of " + name + " is no object"));
			}
		}
	}

	/** Read one element. */
	public void add(JsonNode element, Function<JsonNode, Found> reader) {
		this.found.add(read(element, reader));
	}

	/** All that was found, in order. */
	public Reading reading() {
		return new Reading.Elements(this.found);
	}

	// An exception that no reader meant to throw is a shape that nobody foresaw: that
	// element is for people to look at, and the body's other elements are not lost.
	private static Found read(JsonNode element, Function<JsonNode, Found> reader) {
		try {
			return reader.apply(element);
		}
		catch (MalformedException ex) {
			return new Found.Malformed(element, ex.reason());
		}
		catch (RuntimeException ex) {
			return new Found.Malformed(element, "unforeseen shape: " + ex.getClass().getSimpleName());
		}
	}

}
