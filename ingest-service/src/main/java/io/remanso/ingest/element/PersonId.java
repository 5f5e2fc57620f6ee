package io.remanso.ingest.element;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One id of a person, in one spelling: phone numbers as bare digits, BSUIDs as Meta
 * writes them, LIDs with their suffix, so that no LID is taken for a number.
 */
public record PersonId(Sort sort, String value) {

	private static final int SHORTEST_NUMBER = 5;

	private static final int LONGEST_NUMBER = 20;

	// Every pattern is bounded, and a user id has room for 160 characters.
	private static final Pattern PHONE = Pattern.compile("\\+?([0-9]{" + SHORTEST_NUMBER + "," + LONGEST_NUMBER
			+ "})(?::[0-9]{1,5})?(?:@(?:s\\.whatsapp\\.net|c\\.us))?");

	private static final Pattern LID = Pattern.compile("([0-9]{5,31})(?::[0-9]{1,5})?@lid");

	private static final Pattern BSUID = Pattern.compile("[A-Z]{2}\\.[A-Za-z0-9]{1,128}");

	private static final Pattern PARENT = Pattern.compile("[A-Z]{2}\\.ENT\\.[A-Za-z0-9]{1,128}");

	/** What sort of id, the most lasting first. */
	public enum Sort {

		/** Known to people, the same on both gateways. */
		PHONE,

		/** Meta's id of a person for one business portfolio. */
		BSUID,

		/** Meta's id of a person for a group of business portfolios. */
		PARENT,

		/** WhatsApp's id of a person whose number is hidden. */
		LID

	}

	/** Whether it is a number, which passes from one person to another. */
	public boolean isPhone() {
		return this.sort == Sort.PHONE;
	}

	/** The id that a text is, or nothing where it is none. */
	public static Optional<PersonId> parse(String text) {
		if (isBareNumber(text)) {
			return Optional.of(new PersonId(Sort.PHONE, text));
		}
		Matcher phone = PHONE.matcher(text);
		if (phone.matches()) {
			return Optional.of(new PersonId(Sort.PHONE, phone.group(1)));
		}
		Matcher lid = LID.matcher(text);
		if (lid.matches()) {
			return Optional.of(new PersonId(Sort.LID, lid.group(1) + "@lid"));
		}
		if (BSUID.matcher(text).matches()) {
			return Optional.of(new PersonId(Sort.BSUID, text));
		}
		return PARENT.matcher(text).matches() ? Optional.of(new PersonId(Sort.PARENT, text)) : Optional.empty();
	}

	/** The ids themselves. */
	public static List<String> values(List<PersonId> people) {
		String[] values = new String[people.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = people.get(i).value();
		}
		return List.of(values);
	}

	// What nearly every id is; the pattern says the same of it and takes longer.
	private static boolean isBareNumber(String text) {
		boolean bare = text.length() >= SHORTEST_NUMBER && text.length() <= LONGEST_NUMBER;
		for (int i = 0; bare && i < text.length(); i++) {
			bare = text.charAt(i) >= '0' && text.charAt(i) <= '9';
		}
		return bare;
	}

}
