package io.remanso.responder.text;

import java.util.List;

import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.jspecify.annotations.Nullable;

/**
 * Where a node, or a row of them, stands in the text.
 *
 * @param from of its first character
 * @param to after its last one
 */
record Place(int from, int to) {

	/** The place of a node; null for a break of lines, which has none. */
	static @Nullable Place of(@Nullable Node node) {
		List<SourceSpan> spans = (node != null) ? node.getSourceSpans() : List.of();
		if (spans.isEmpty()) {
			return null;
		}
		SourceSpan last = spans.getLast();
		return new Place(spans.getFirst().getInputIndex(), last.getInputIndex() + last.getLength());
	}

	/** The place of what is in a node; null where nothing is. */
	static @Nullable Place inside(Node node) {
		Place first = null;
		Place last = null;
		for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
			Place place = of(child);
			if (place != null) {
				first = (first != null) ? first : place;
				last = place;
			}
		}
		return (first != null && last != null) ? new Place(first.from(), last.to()) : null;
	}

	static Place of(SourceSpan span) {
		return new Place(span.getInputIndex(), span.getInputIndex() + span.getLength());
	}

	String in(String source) {
		return source.substring(this.from, this.to);
	}

	/** Without white space at both ends. */
	Place stripped(String source) {
		int start = this.from;
		int end = this.to;
		while (start < end && Character.isWhitespace(source.charAt(start))) {
			start++;
		}
		while (end > start && Character.isWhitespace(source.charAt(end - 1))) {
			end--;
		}
		return new Place(start, end);
	}

}
