package io.remanso.responder.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.SourceSpan;

/**
 * Code, of which only the marks around it may change: WhatsApp knows one backtick and
 * three, and would show the name of a language.
 */
final class CodeBlocks {

	private static final String FENCE = "```";

	private static final Pattern OPENING = Pattern.compile("(`{3,}|~{3,})[ \t]*([a-z][a-z0-9+#-]*)?[ \t]*");

	private CodeBlocks() {
	}

	static void block(FencedCodeBlock block, String source, Edits edits) {
		List<SourceSpan> lines = block.getSourceSpans();
		Place first = Place.of(lines.getFirst()).stripped(source);
		Matcher opening = OPENING.matcher(first.in(source));
		// Words after the opening, or the marks within: WhatsApp's own block, or no block
		// that it could show.
		if (!opening.matches() || block.getLiteral().contains(FENCE)) {
			return;
		}
		boolean closed = block.getClosingFenceLength() != null;
		if (!closed && (lines.size() == 1 || !(block.getParent() instanceof Document))) {
			return;
		}
		edits.replace(first.from(), first.to(), FENCE);
		Place last = Place.of(lines.getLast()).stripped(source);
		if (closed) {
			edits.replace(last.from(), last.to(), FENCE);
		}
		else {
			edits.insert(last.to(), "\n" + FENCE);
		}
	}

	static void span(Code code, String source, Edits edits) {
		Place place = Place.of(code);
		if (place == null || !source.startsWith("``", place.from()) || source.startsWith(FENCE, place.from())) {
			return;
		}
		String inside = source.substring(place.from() + 2, place.to() - 2);
		if (!inside.contains("`") && !inside.contains("\n")) {
			edits.replace(place.from(), place.to(), "`" + inside.strip() + "`");
		}
	}

}
