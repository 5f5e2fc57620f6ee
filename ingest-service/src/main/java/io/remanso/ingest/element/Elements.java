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

	// As many real elements fill the largest body that a gateway sends. Each becomes a
	// record of about a kilobyte, also one of a single character.
	private static final int MOST = 20_000;

	private final List<Found> found = new ArrayList<>();

	private boolean more;

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
			add(list, (element) -> new Found.Malformed(element, name + " is no list"));
			return;
		}
		for (JsonNode element : list.values()) {
			if (element.isObject()) {
				visitor.accept(element);
			}
			else {
				add(element, (odd) -> new Found.Malformed(odd, "an element of " + name + " is no object"));
			}
		}
	}

	/** Read one element. */
	public void add(JsonNode element, Function<JsonNode, Found> reader) {
		if (this.found.size() < MOST) {
			this.found.add(read(element, reader));
		}
		else {
			this.more = true;
		}
	}

	/** All that was found, in order, unless it is more than a body may hold. */
	public Reading reading() {
		return this.more ? new Reading.Unreadable("more than " + MOST + " elements") : new Reading.Elements(this.found);
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
