package io.remanso.responder.text;

import java.util.ArrayList;
import java.util.List;

import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.jspecify.annotations.Nullable;

/**
 * Puts WhatsApp's marks in the place of Markdown's. They hold on one line only, where the
 * opening one follows white space or another mark, and no letter or digit follows the
 * closing one: elsewhere they would be shown, so there is none. Nor is there one against
 * an address or around a code, which would be read with it.
 */
final class Marks {

	private static final String OTHERS = "*_~[]";

	private final String source;

	private final Kept kept;

	private final Edits edits;

	Marks(String source, Kept kept, Edits edits) {
		this.source = source;
		this.kept = kept;
		this.edits = edits;
	}

	/**
	 * Change the marks around a node.
	 * @param width of one of Markdown's marks
	 * @param mark of WhatsApp's
	 * @param wanted whether there is to be one
	 * @param begin where the block's text begins
	 * @return whether there is one
	 */
	boolean around(Node node, int width, String mark, boolean wanted, int begin) {
		Place place = Place.of(node);
		if (place == null) {
			return false;
		}
		Place inside = new Place(place.from() + width, place.to() - width);
		List<Place> breaks = breaks(node);
		boolean shown = wanted && breaks != null && opens(place.from(), begin) && closes(place.to())
				&& !this.kept.isIn(inside.from(), inside.to());
		String opening = isEmoji(place.from()) ? " " + mark : mark;
		this.edits.replace(place.from(), inside.from(), shown ? opening : "");
		if (shown && breaks != null) {
			for (Place gap : breaks) {
				this.edits.insert(gap.from(), mark);
				this.edits.insert(gap.to(), mark);
			}
			this.edits.insert(end(node, inside), mark);
		}
		this.edits.delete(inside.to(), place.to());
		return shown;
	}

	/** Make a line bold, if it may be. */
	boolean line(Node node, Place inside) {
		if (this.kept.isIn(inside.from(), inside.to())) {
			return false;
		}
		this.edits.insert(inside.from(), "*");
		this.edits.insert(end(node, inside), "*");
		return true;
	}

	// An address at the end stands behind the mark.
	private int end(Node node, Place inside) {
		LinkParts link = LinkParts.of(node.getLastChild(), this.source);
		return (link != null && !link.isPlain(this.source)) ? link.label().to() : inside.to();
	}

	private boolean opens(int at, int begin) {
		int before = at - 1;
		while (before >= begin && OTHERS.indexOf(this.source.charAt(before)) >= 0) {
			before--;
		}
		return before < begin || isSpace(this.source.codePointAt(before)) || (before == at - 1 && isEmoji(at));
	}

	// There is often one right before, which asks for a space between.
	private boolean isEmoji(int before) {
		int c = (before > 0) ? this.source.codePointBefore(before) : ' ';
		return Character.isEmojiPresentation(c) || c == '\uFE0F';
	}

	private boolean closes(int at) {
		int after = at;
		while (after < this.source.length() && OTHERS.indexOf(this.source.charAt(after)) >= 0) {
			after++;
		}
		return after >= this.source.length() || !Character.isLetterOrDigit(this.source.codePointAt(after));
	}

	/** Between its lines; null where one ends inside of what is marked by itself. */
	private @Nullable List<Place> breaks(Node node) {
		List<Place> breaks = new ArrayList<>();
		for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
			if (isBreak(child)) {
				Place before = Place.of(child.getPrevious());
				Place after = Place.of(child.getNext());
				if (before == null || after == null) {
					return null;
				}
				breaks.add(new Place(before.stripped(this.source).to(), after.from()));
			}
			else if (holdsBreak(child)) {
				return null;
			}
		}
		return breaks;
	}

	private static boolean holdsBreak(Node node) {
		for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
			if (isBreak(child) || holdsBreak(child)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isBreak(Node node) {
		return node instanceof SoftLineBreak || node instanceof HardLineBreak;
	}

	private static boolean isSpace(int c) {
		return Character.isWhitespace(c) || Character.isSpaceChar(c);
	}

}
