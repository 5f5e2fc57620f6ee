package io.remanso.responder.text;

import java.util.Locale;
import java.util.regex.Pattern;

import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/**
 * Links and pictures, for which WhatsApp has no marks: the text and the address behind it
 * in brackets, or the address alone where the text says the same.
 *
 * @param place of the whole
 * @param label of its text
 * @param address that it leads to, as it is written
 */
record LinkParts(Place place, Place label, String address) {

	private static final Pattern LEADING = Pattern.compile("(?i)^(?:https?://|mailto:|tel:)?(?:www\\.)?");

	// Whoever reads it dials the number or writes to the mailbox.
	private static final Pattern UNSAID = Pattern.compile("(?i)^(?:mailto|tel):");

	private static final Pattern ESCAPED = Pattern.compile("\\\\(?=\\p{Punct})");

	private static final Pattern ADDRESS = Pattern.compile("(?i)(?:https?://|mailto:|tel:).*");

	/** The parts of a node; null where it is no link, or one to be left as it is. */
	static @Nullable LinkParts of(@Nullable Node node, String source) {
		int opening = switch (node) {
			case Link _ -> 1;
			case Image _ -> 2;
			case null, default -> 0;
		};
		Place place = Place.of(node);
		if (node == null || place == null || opening == 0 || source.charAt(place.from()) == '<') {
			return null;
		}
		Place inside = Place.inside(node);
		int from = place.from() + opening;
		int to = source.indexOf(']', (inside != null) ? inside.to() : from);
		if (to < 0 || to >= place.to()) {
			return null;
		}
		Place label = new Place(from, to);
		if (source.startsWith("(", to + 1)) {
			return new LinkParts(place, label, address(source.substring(to + 2, place.to() - 1).strip()));
		}
		// By a note elsewhere. A number stands for the note itself, as in a book.
		String noted = (node instanceof Link link) ? link.getDestination() : ((Image) node).getDestination();
		boolean number = label.in(source).chars().allMatch((c) -> c == '^' || Character.isDigit(c));
		return (ADDRESS.matcher(noted).matches() && !number) ? new LinkParts(place, label, noted) : null;
	}

	/** Whether the text says no more than the address. */
	boolean isPlain(String source) {
		String text = label().in(source);
		return text.isBlank() || (!this.address.isEmpty() && bare(text).equals(bare(this.address)));
	}

	/** What stands behind the text. */
	String tail() {
		return this.address.isEmpty() ? "" : " (%s)".formatted(this.address);
	}

	// A title may stand after it.
	private static String address(String written) {
		String address = written.startsWith("<") ? written.substring(1, Math.max(1, written.indexOf('>')))
				: written.split("\\s", 2)[0];
		return UNSAID.matcher(ESCAPED.matcher(address).replaceAll("")).replaceFirst("");
	}

	private static String bare(String address) {
		String bare = LEADING.matcher(address.strip()).replaceFirst("").toLowerCase(Locale.ROOT);
		return bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
	}

}
