package io.remanso.ingest.element;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.InboundEvent;
import tools.jackson.databind.JsonNode;

/**
 * News that no reader acts on, kept with its raw object. Many have neither id nor time,
 * or one that names what they are about; then a hash of the object is the id, so that a
 * redelivery is seen as one.
 */
public final class Notices {

	private static final int HASH_BYTES = 16;

	private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

	private Notices() {
	}

	/** Of an object with an id of its own; a redelivery has the same. */
	public static Found of(Who who, Chat chat, String type, Instant receivedAt, JsonNode raw) {
		return of(who, chat, type, receivedAt, raw, raw);
	}

	/** Of an object with an id of its own, and what it came in. */
	public static Found of(Who who, Chat chat, String type, Instant receivedAt, JsonNode object, JsonNode raw) {
		String id = Optional.ofNullable(Fields.text(object, "id"))
			.filter((text) -> text.length() <= Fields.LONGEST_ID)
			.orElseGet(() -> hash(object.toString()));
		return notice(id, who, chat, type, receivedAt, object, raw);
	}

	/**
	 * Of an object that says how something is now: its id, if any, names the thing and is
	 * the same in each news of it.
	 */
	public static Found ofState(Who who, Chat chat, String type, Instant receivedAt, JsonNode raw) {
		return ofState(who, chat, type, receivedAt, raw, raw);
	}

	/** Of an object that says how something is now, and what it came in. */
	public static Found ofState(Who who, Chat chat, String type, Instant receivedAt, JsonNode object, JsonNode raw) {
		return notice(hash(raw.toString()), who, chat, type, receivedAt, object, raw);
	}

	private static Found notice(String id, Who who, Chat chat, String type, Instant receivedAt, JsonNode object,
			JsonNode raw) {
		Instant sentAt = Fields.optionalSeconds(object, "timestamp").orElse(receivedAt);
		String word = WORD.matcher(type).matches() ? type : "unknown";
		return Found.Event.inbound(who, sentAt,
				(userId) -> new InboundEvent.Notice(id, userId, chat, word, sentAt, receivedAt, raw));
	}

	/** A short name of some content. */
	public static String hash(String content) {
		return hash(content.getBytes(StandardCharsets.UTF_8));
	}

	/** A short name of some bytes. */
	public static String hash(byte[] content) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
			return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

}
