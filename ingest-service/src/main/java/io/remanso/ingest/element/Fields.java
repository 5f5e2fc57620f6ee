package io.remanso.ingest.element;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Fields of a gateway's objects, read as forgivingly as is safe: numbers for strings and
 * strings for numbers, for both gateways mix them; blank as absent.
 */
public final class Fields {

	// Longer than any id that a gateway gives; it keeps keys and headers small.
	static final int LONGEST_ID = 512;

	// A notice about the channel itself is keyed by it, and keys have 160 characters.
	private static final int LONGEST_CHANNEL = 128;

	// 2009, when WhatsApp began, and 2100: a time in milliseconds is far outside.
	private static final long EARLIEST = 1_230_768_000L;

	private static final long LATEST = 4_102_444_800L;

	private Fields() {
	}

	/** A field as text, or null where it is absent, blank or no plain value. */
	public static @Nullable String text(JsonNode object, String name) {
		JsonNode value = object.path(name);
		if (value.isString() || value.isIntegralNumber()) {
			String text = value.asString();
			return text.isBlank() ? null : text;
		}
		return null;
	}

	/** The first of some fields that has a text. */
	public static @Nullable String firstText(JsonNode object, String... names) {
		for (String name : names) {
			String text = text(object, name);
			if (text != null) {
				return text;
			}
		}
		return null;
	}

	/** A field as text, or another text. */
	public static String text(JsonNode object, String name, String otherwise) {
		return Optional.ofNullable(text(object, name)).orElse(otherwise);
	}

	/** The name of a business number, or another where it is absent or no name. */
	public static String channel(JsonNode object, String name, String otherwise) {
		String channel = text(object, name);
		return (channel != null && channel.length() <= LONGEST_CHANNEL) ? channel : otherwise;
	}

	/** An id that must be there. */
	public static String id(JsonNode object, String name) {
		String id = text(object, name);
		if (id == null) {
			throw new MalformedException(name + " is missing");
		}
		if (id.length() > LONGEST_ID) {
			throw new MalformedException(name + " is longer than " + LONGEST_ID + " characters");
		}
		return id;
	}

	/** A time in seconds that must be there. */
	public static Instant seconds(JsonNode object, String name) {
		return optionalSeconds(object, name)
			.orElseThrow(() -> new MalformedException(name + " is no time in whole seconds"));
	}

	/** A time in seconds, or nothing where it is absent or no time. */
	public static Optional<Instant> optionalSeconds(JsonNode object, String name) {
		return Optional.ofNullable(number(object, name))
			.filter((seconds) -> seconds >= EARLIEST && seconds < LATEST)
			.map(Instant::ofEpochSecond);
	}

	/** A whole number, also one written as text, or null. */
	public static @Nullable Long number(JsonNode object, String name) {
		JsonNode value = object.path(name);
		if (value.isNumber()) {
			double number = value.doubleValue();
			// Up to 2^53 a double holds every whole number.
			return (number == Math.rint(number) && Math.abs(number) < 0x1p53) ? Long.valueOf((long) number) : null;
		}
		if (value.isString()) {
			try {
				return Long.valueOf(value.stringValue().strip());
			}
			catch (NumberFormatException ex) {
				return null;
			}
		}
		return null;
	}

	/** A whole number that fits an int, or null. */
	public static @Nullable Integer integer(JsonNode object, String name) {
		Long number = number(object, name);
		return (number != null && number == number.intValue()) ? Integer.valueOf(number.intValue()) : null;
	}

	/** A number with fractions, also one written as text, or null. */
	public static @Nullable Double decimal(JsonNode object, String name) {
		JsonNode value = object.path(name);
		if (value.isNumber()) {
			return finite(value.doubleValue());
		}
		if (value.isString()) {
			try {
				return finite(Double.parseDouble(value.stringValue().strip()));
			}
			catch (NumberFormatException ex) {
				return null;
			}
		}
		return null;
	}

	/** Whether a field is there and true. */
	public static boolean isTrue(JsonNode object, String name) {
		return object.path(name).isBoolean() && object.path(name).booleanValue();
	}

	private static @Nullable Double finite(double value) {
		return Double.isFinite(value) ? Double.valueOf(value) : null;
	}

}
