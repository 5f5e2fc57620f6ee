package io.remanso.responder.text;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.regex.Pattern;

import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Markdown as WhatsApp's marks. A parser says where Markdown is; only there the text is
 * changed, all else is copied. What the result would still hold is changed too, so that
 * to change a result changes nothing.
 */
final class Markdown {

	private static final Logger logger = LoggerFactory.getLogger(Markdown.class);

	// By default no answer has more: twice 2,000 tokens of about four characters. What is
	// longer is sent as the model wrote it: the time for some marks grows by its square.
	static final int LONGEST = 16_384;

	// A second round finds what escapes had hidden. More than three is nobody's text.
	private static final int ROUNDS = 10;

	// A row has as many as the widest, written or not.
	private static final int MOST_CELLS = 10_000;

	private static final Pattern MARKS = Pattern.compile("[*_~`#\\[<>|\\\\&]|---|- -|===");

	// They are tried in this order, which is the library's: a rule of stars is no list.
	// Without HTML, for as one kind of block it would hide the Markdown inside of it.
	static final SequencedSet<Class<? extends Block>> BLOCKS = Collections
		.unmodifiableSequencedSet(new LinkedHashSet<>(List.of(BlockQuote.class, Heading.class, FencedCodeBlock.class,
				ThematicBreak.class, ListBlock.class, IndentedCodeBlock.class)));

	// One tilde is WhatsApp's own.
	private static final Parser PARSER = Parser.builder()
		.extensions(List.of(TablesExtension.builder().maxCells(MOST_CELLS).build(),
				StrikethroughExtension.builder().requireTwoTildes(true).build()))
		.enabledBlockTypes(BLOCKS)
		.includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
		.build();

	private Markdown() {
	}

	/** The text with WhatsApp's marks; as it is where that can't be had. */
	static String toMarks(String text) {
		if (text.length() > LONGEST) {
			return text;
		}
		try {
			String before = text;
			for (int round = 0; round < ROUNDS && MARKS.matcher(before).find(); round++) {
				String after = CleanText.strip(changed(before));
				if (after.equals(before)) {
					return before;
				}
				before = after;
			}
			return before;
		}
		catch (RuntimeException | StackOverflowError ex) {
			logger.warn("a reply is sent in the marks that the model wrote: {}", ex.getClass().getSimpleName());
			return text;
		}
	}

	private static String changed(String text) {
		Kept kept = Kept.of(text);
		Edits edits = new Edits(text);
		PARSER.parse(kept.shown()).accept(new Marking(text, kept, edits));
		return edits.apply();
	}

}
