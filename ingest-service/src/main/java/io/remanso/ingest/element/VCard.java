package io.remanso.ingest.element;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The little of an address card that a conversation needs.
 */
public final class VCard {

	// "TEL;type=CELL;waid=573000000001:+57 300 000 0001", also as "item1.TEL;…".
	private static final Pattern PHONE = Pattern
		.compile("(?im)^(?:[a-z0-9]{1,20}\\.)?TEL(?:;[^:\\r\\n]{0,200})?:([^\\r\\n]{1,40})$");

	private VCard() {
	}

	/** The phone numbers, as the card writes them. */
	public static List<String> phones(String card) {
		return PHONE.matcher(card.replace("\r", ""))
			.results()
			.map((MatchResult match) -> match.group(1).strip())
			.toList();
	}

}
