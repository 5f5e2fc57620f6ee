package io.remanso.sink.oldbot;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The old bot's keys: digits or full JIDs. A user is named here as ingest names who
 * writes: a person by the phone's digits, so that spellings that differ by suffix only
 * are one user.
 */
final class OldId {

	private static final Pattern PHONE = Pattern
		.compile("\\+?([0-9]{5,20})(?::[0-9]{1,5})?(?:@(?:s\\.whatsapp\\.net|c\\.us))?");

	private static final Pattern OTHER = Pattern
		.compile("[0-9]{5,31}@lid|[0-9-]{5,60}@g\\.us|[A-Z]{2}\\.(?:ENT\\.)?[A-Za-z0-9]{1,128}");

	private static final String PHONE_SUFFIX = "@s.whatsapp.net";

	private static final String GROUP_SUFFIX = "@g.us";

	private OldId() {
	}

	static String userId(String key) throws BadRecordException {
		String text = key.strip();
		Matcher phone = PHONE.matcher(text);
		if (phone.matches()) {
			return phone.group(1);
		}
		if (OTHER.matcher(text).matches()) {
			return text;
		}
		throw new BadRecordException("the key is neither a number nor a WhatsApp id");
	}

	/**
	 * Where the user is written to, or null where the file names a group: the old bot
	 * could keep a person under a group's chat, and what is theirs must not go there.
	 */
	static @Nullable String chatId(String userId, @Nullable String chatId) throws BadRecordException {
		if (chatId == null || (chatId.endsWith(GROUP_SUFFIX) && !userId.equals(chatId))) {
			return null;
		}
		try {
			String other = userId(chatId);
			return isPhone(other) ? other + PHONE_SUFFIX : other;
		}
		catch (BadRecordException ex) {
			throw new BadRecordException("chatId is no WhatsApp chat");
		}
	}

	/** The chat of a user of whom the file names none. */
	static String ownChat(String userId) {
		return isPhone(userId) ? userId + PHONE_SUFFIX : userId;
	}

	private static boolean isPhone(String userId) {
		return PHONE.matcher(userId).matches();
	}

}
