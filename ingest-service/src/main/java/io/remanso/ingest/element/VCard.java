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

	// "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ…", "PHOTO:data:image/jpeg;base64,…".
	private static final Pattern PICTURE = Pattern.compile(
			"(?i)(?:[a-z0-9]{1,20}\\.)?(?:PHOTO|LOGO)(?:;[^:]{0,200}(?:BASE64|ENCODING=B)\\b|(?:;[^:]{0,200})?:data:)");

	private static final Pattern LINE_ENDS = Pattern.compile("(?<=\n)");

	private VCard() {
	}

	/** The phone numbers, as the card writes them. */
	public static List<String> phones(String card) {
		return PHONE.matcher(card.replace("\r", ""))
			.results()
			.map((MatchResult match) -> match.group(1).strip())
			.toList();
	}

	/** The card without pictures that it holds itself; links to some stay. */
	static String withoutPictures(String card) {
		StringBuilder rest = new StringBuilder(card.length());
		boolean picture = false;
		for (String line : LINE_ENDS.splitAsStream(card).toList()) {
			// A line that begins with white space continues the one before.
			if (!line.startsWith(" ") && !line.startsWith("\t")) {
				picture = PICTURE.matcher(line).lookingAt();
			}
			if (!picture) {
				rest.append(line);
			}
		}
		return rest.toString();
	}

}
