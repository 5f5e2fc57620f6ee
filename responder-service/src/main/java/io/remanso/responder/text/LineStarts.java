package io.remanso.responder.text;

import org.commonmark.node.BlockQuote;
import org.commonmark.node.ListItem;
import org.commonmark.node.SourceSpan;

/**
 * What stands before the text of a line: WhatsApp has {@code - } before an item and
 * {@code > } before a quote. Numbers stay as they are, and so does a plus, which may be
 * one.
 */
final class LineStarts {

	private LineStarts() {
	}

	static void bullet(ListItem item, String source, Edits edits) {
		Place place = Place.of(item);
		Place text = Place.of(item.getFirstChild());
		if (place == null || text == null) {
			return;
		}
		int star = place.stripped(source).from();
		if (source.charAt(star) == '*') {
			boolean near = source.substring(star + 1, text.from()).isBlank();
			edits.replace(star, near ? text.from() : star + 1, near ? "- " : "-");
		}
	}

	static void quote(BlockQuote quote, String source, Edits edits) {
		for (SourceSpan span : quote.getSourceSpans()) {
			int at = Place.of(span).stripped(source).from();
			// What is followed by a number may be a comparison.
			if (source.startsWith(">", at) && at + 1 < source.length() && Character.isLetter(source.charAt(at + 1))) {
				edits.insert(at + 1, " ");
			}
		}
	}

}
