package io.remanso.ingest.element;

import java.util.List;

/**
 * What a parser makes of a whole body.
 */
public sealed interface Reading {

	/** The body's elements, in its order. */
	record Elements(List<Found> found) implements Reading {

		public Elements {
			found = List.copyOf(found);
		}

	}

	/** No element can be told from the next; the reason holds nothing of the body. */
	record Unreadable(String reason) implements Reading {
	}

}
