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
 * columns bold. An empty cell before another one is shown, so that each stands in its
 * column.
 */
final class Tables {

	// Not a hyphen: at a line's start WhatsApp shows that as an item of a list.
	private static final String EMPTY = "–";

	private static final String BETWEEN = " | ";

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
		List<Cell> cells = cells(row);
		if (cells.isEmpty()) {
			if (isEmpty(line.in(this.source))) {
				this.edits.deleteLine(line.from(), line.to());
			}
			return false;
		}
		Place first = cells.getFirst().place();
		Place last = cells.getLast().place();
		this.edits.replace(line.stripped(this.source).from(), first.from(), cells.getFirst().empty());
		boolean bold = head && this.marks.line(row, new Place(first.from(), last.to()));
		for (int i = 1; i < cells.size(); i++) {
			this.edits.replace(cells.get(i - 1).place().to(), cells.get(i).place().from(),
					BETWEEN + cells.get(i).empty());
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

	/** The cells that hold something. */
	private List<Cell> cells(Node row) {
		List<Cell> cells = new ArrayList<>();
		int empty = 0;
		for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
			Place place = Place.of(cell);
			Place text = (place != null) ? place.stripped(this.source) : null;
			if (text != null && text.from() < text.to()) {
				cells.add(new Cell((EMPTY + BETWEEN).repeat(empty), text));
				empty = 0;
			}
			else {
				empty++;
			}
		}
		return cells;
	}

	/** Whether the parser's places inside of a cell are true. */
	static boolean isPlain(Place cell, String source) {
		return !cell.in(source).contains("\\|");
	}

	/**
	 * A cell that holds something.
	 *
	 * @param empty text written for the empty cells before this one
	 * @param place where it stands
	 */
	private record Cell(String empty, Place place) {
	}

}
