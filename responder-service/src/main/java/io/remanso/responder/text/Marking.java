package io.remanso.responder.text;

import java.util.List;
import java.util.regex.Pattern;

import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/**
 * Names the changes that make WhatsApp's text of a Markdown document. A single star stays
 * as it is written: in Markdown it would mean italic, but a model that writes for
 * WhatsApp means bold by it. Only beside what is bold by two stars it means italic.
 */
final class Marking extends AbstractVisitor {

	private static final Pattern NEW_LINE = Pattern.compile("(?i)<br\\s*/?>");

	// What a hash before it does not make a title of.
	private static final Pattern NUMBER = Pattern.compile("[\\d\\p{Punct}\\s]*\\d[\\d\\p{Punct}\\s]*+");

	private final String source;

	private final Kept kept;

	private final Edits edits;

	private final Marks marks;

	private final Tables tables;

	// Where the text of the block begins, and what is around in it.
	private int begin;

	private boolean bold;

	private boolean boldHead;

	private boolean oneLine;

	Marking(String source, Kept kept, Edits edits) {
		this.source = source;
		this.kept = kept;
		this.edits = edits;
		this.marks = new Marks(source, kept, edits);
		this.tables = new Tables(source, edits, this.marks);
	}

	@Override
	public void visit(Paragraph paragraph) {
		Place inside = Place.inside(paragraph);
		if (inside != null) {
			this.begin = inside.from();
			visitChildren(paragraph);
		}
	}

	@Override
	public void visit(Heading heading) {
		List<SourceSpan> lines = heading.getSourceSpans();
		Place inside = Place.inside(heading);
		if (inside == null || lines.isEmpty()) {
			return;
		}
		Place last = Place.of(lines.getLast());
		if (lines.size() == 1) {
			boolean title = !NUMBER.matcher(inside.in(this.source)).matches();
			if (title) {
				this.edits.delete(last.from(), inside.from());
			}
			line(heading, inside, title);
			if (title) {
				this.edits.delete(inside.to(), last.to());
			}
		}
		else {
			// What is underlined by less is no title.
			boolean ruler = last.stripped(this.source).in(this.source).length() >= 3;
			if (ruler) {
				this.edits.deleteLine(last.from(), last.to());
			}
			line(heading, inside, ruler && lines.size() == 2);
		}
	}

	private void line(Node block, Place inside, boolean bold) {
		this.begin = inside.from();
		this.bold = bold && this.marks.line(block, inside);
		this.oneLine = true;
		visitChildren(block);
		this.oneLine = false;
		this.bold = false;
	}

	@Override
	public void visit(StrongEmphasis strong) {
		inMarks(strong, this.marks.around(strong, 2, "*", !this.bold, this.begin));
	}

	@Override
	public void visit(Emphasis emphasis) {
		boolean beside = this.bold || holdsBold(emphasis);
		if (beside && emphasis.getOpeningDelimiter().equals("*")) {
			this.marks.around(emphasis, 1, "_", true, this.begin);
		}
		visitChildren(emphasis);
	}

	@Override
	public void visit(CustomNode node) {
		if (node instanceof Strikethrough strike) {
			this.marks.around(strike, strike.getOpeningDelimiter().length(), "~", true, this.begin);
		}
		if (node instanceof TableCell cell) {
			cell(cell);
			return;
		}
		visitChildren(node);
	}

	private void inMarks(Node node, boolean shown) {
		boolean before = this.bold;
		this.bold = before || shown;
		visitChildren(node);
		this.bold = before;
	}

	private static boolean holdsBold(Node node) {
		for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
			if (child instanceof StrongEmphasis || holdsBold(child)) {
				return true;
			}
		}
		return false;
	}

	@Override
	public void visit(CustomBlock block) {
		if (block instanceof TableBlock table) {
			this.boldHead = this.tables.lines(table);
		}
		visitChildren(block);
	}

	private void cell(TableCell cell) {
		Place place = Place.of(cell);
		if (place == null) {
			return;
		}
		if (!Tables.isPlain(place, this.source)) {
			Escapes.change(place, this.source, this.kept, this.edits);
			return;
		}
		this.begin = place.stripped(this.source).from();
		this.bold = cell.isHeader() && this.boldHead;
		this.oneLine = true;
		visitChildren(cell);
		this.oneLine = false;
		this.bold = false;
	}

	@Override
	public void visit(Link link) {
		Place place = Place.of(link);
		if (place != null && this.source.charAt(place.from()) == '<') {
			this.edits.delete(place.from(), place.from() + 1);
			this.edits.delete(place.to() - 1, place.to());
			return;
		}
		address(link);
	}

	@Override
	public void visit(Image image) {
		address(image);
	}

	private void address(Node node) {
		LinkParts link = LinkParts.of(node, this.source);
		if (link != null && link.isPlain(this.source)) {
			int at = link.place().from();
			boolean glued = at > 0 && Character.isLetterOrDigit(this.source.codePointBefore(at));
			this.edits.replace(at, link.place().to(), (glued ? " " : "") + link.address());
			return;
		}
		if (link != null) {
			this.edits.delete(link.place().from(), link.label().from());
			this.edits.replace(link.label().to(), link.place().to(), link.tail());
		}
		visitChildren(node);
	}

	@Override
	public void visit(Text text) {
		for (SourceSpan span : text.getSourceSpans()) {
			Escapes.change(Place.of(span), this.source, this.kept, this.edits);
		}
	}

	@Override
	public void visit(HardLineBreak line) {
		Place backslash = Place.of(line);
		if (backslash != null && this.source.charAt(backslash.from()) == '\\') {
			this.edits.delete(backslash.from(), backslash.from() + 1);
		}
	}

	@Override
	public void visit(HtmlInline html) {
		Place place = Place.of(html);
		if (place != null && NEW_LINE.matcher(place.in(this.source)).matches()) {
			boolean before = this.source.startsWith("\n", place.to());
			this.edits.replace(place.from(), place.to(), (this.oneLine || this.bold) ? " " : before ? "" : "\n");
		}
	}

	@Override
	public void visit(ThematicBreak ruler) {
		Place place = Place.of(ruler);
		if (place != null) {
			this.edits.deleteLine(place.from(), place.to());
		}
	}

	@Override
	public void visit(ListItem item) {
		LineStarts.bullet(item, this.source, this.edits);
		visitChildren(item);
	}

	@Override
	public void visit(BlockQuote quote) {
		LineStarts.quote(quote, this.source, this.edits);
		visitChildren(quote);
	}

	@Override
	public void visit(FencedCodeBlock block) {
		CodeBlocks.block(block, this.source, this.edits);
	}

	@Override
	public void visit(Code code) {
		CodeBlocks.span(code, this.source, this.edits);
	}

}
