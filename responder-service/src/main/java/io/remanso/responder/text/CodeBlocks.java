package io.remanso.responder.text;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.SourceSpan;
import org.jspecify.annotations.Nullable;

/**
 * Code, of which only the marks around it may change: WhatsApp knows one backtick and
 * three, and would show the name of a language. Any other word there may be what the user
 * is to copy, and stays.
 */
final class CodeBlocks {

	private static final String FENCE = "```";

	private static final Pattern OPENING = Pattern.compile("(`{3,}|~{3,})[ \t]*([a-z+#]+)?[ \t]*");

	// Not swift, ruby and their like: these may be what the block is about, as of a bank.
	private static final Set<String> LANGUAGES = Set.of("bash", "c", "c#", "c++", "cpp", "csharp", "css", "csv", "diff",
			"dockerfile", "go", "graphql", "html", "http", "java", "javascript", "js", "json", "jsx", "kotlin", "kt",
			"markdown", "md", "php", "plaintext", "powershell", "py", "python", "rb", "rust", "sh", "shell", "sql",
			"text", "toml", "ts", "tsx", "txt", "typescript", "xml", "yaml", "yml", "zsh");

	private CodeBlocks() {
	}

	static void block(FencedCodeBlock block, String source, Edits edits) {
		List<SourceSpan> lines = block.getSourceSpans();
		Place first = Place.of(lines.getFirst()).stripped(source);
		Matcher opening = OPENING.matcher(first.in(source));
		// Words after the opening, or the marks within: WhatsApp's own block, or no block
		// that it could show.
		if (!opening.matches() || block.getLiteral().contains(FENCE) || !isLanguage(opening.group(2), block)) {
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

	/** Whether the word after the opening, if any, can go. */
	private static boolean isLanguage(@Nullable String word, FencedCodeBlock block) {
		return word == null || (LANGUAGES.contains(word) && !block.getLiteral().isBlank());
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
