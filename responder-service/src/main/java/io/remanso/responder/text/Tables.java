package io.remanso.responder.text;

import java.util.ArrayList;
import java.util.List;

import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

/**
 * A table as lines: the cells of a row with {@code |} between them, the names of the
 * columns bold.
 */
final class Tables {

	private final String source;

	private final Edits edits;

	private final Marks marks;

	Tables(String source, Edits edits, Marks marks) {
		this.source = source;
		this.edits = edits;
		this.marks = marks;
	}

	/**
	 * Change a table's lines, but for what is inside of the cells.
	 * @return whether the names of the columns are bold
	 */
	boolean lines(TableBlock table) {
		boolean bold = false;
		for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
			for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
				Place line = Place.of(row);
				if (line != null && row instanceof TableRow) {
					bold |= row(row, line, part instanceof TableHead);
				}
			}
		}
		List<SourceSpan> lines = table.getSourceSpans();
		if (lines.size() > 1) {
			Place ruler = Place.of(lines.get(1));
			this.edits.deleteLine(ruler.from(), ruler.to());
		}
		return bold;
	}

	private boolean row(Node row, Place line, boolean head) {
		List<Place> cells = cells(row);
		if (cells.isEmpty()) {
			if (isEmpty(line.in(this.source))) {
				this.edits.deleteLine(line.from(), line.to());
			}
			return false;
		}
		Place first = cells.getFirst();
		Place last = cells.getLast();
		this.edits.delete(line.stripped(this.source).from(), first.from());
		boolean bold = head && this.marks.line(row, new Place(first.from(), last.to()));
		for (int i = 1; i < cells.size(); i++) {
			this.edits.replace(cells.get(i - 1).to(), cells.get(i).from(), " | ");
		}
		// More cells than columns are no cells of the table, and stay.
		if (isEmpty(this.source.substring(last.to(), line.to()))) {
			this.edits.delete(last.to(), line.to());
		}
		return bold;
	}

	private static boolean isEmpty(String row) {
		return row.chars().allMatch((c) -> c == '|' || Character.isWhitespace(c));
	}

	/** Where the cells are that hold something. */
	private List<Place> cells(Node row) {
		List<Place> cells = new ArrayList<>();
		for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
			Place place = Place.of(cell);
			if (place != null) {
				Place text = place.stripped(this.source);
				if (text.from() < text.to()) {
					cells.add(text);
				}
			}
		}
		return cells;
	}

	/** Whether the parser's places inside of a cell are true. */
	static boolean isPlain(Place cell, String source) {
		return !cell.in(source).contains("\\|");
	}

}
