package io.remanso.sink.oldbot;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of one record. What is missing, null or blank is absent; what is there and
 * not readable makes the record bad.
 */
record Fields(JsonNode record) {

	private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

	private static final Pattern ZONED = Pattern.compile(".*(?:Z|[+-]\\d{2}:?\\d{2})");

	// What the old bot wrote where it knew no name.
	private static final Set<String> PLACEHOLDERS = Set.of("usuario", "cliente", "nohayregistro");

	// What the old bot wrote where it knew no label.
	private static final String NO_LABEL = "nuevo";

	@Nullable String text(String name) throws BadRecordException {
		JsonNode node = this.record.get(name);
		if (node == null || node.isNull()) {
			return null;
		}
		if (!node.isString() && !node.isNumber()) {
			throw new BadRecordException(name + " is no text");
		}
		String text = node.asString().strip();
		return text.isEmpty() ? null : text;
	}

	/** A name, or null where it is a placeholder or only the number. */
	@Nullable String name(String field, String userId) throws BadRecordException {
		String name = text(field);
		if (name == null || PLACEHOLDERS.contains(name.toLowerCase(Locale.ROOT))) {
			return null;
		}
		String id = name.startsWith("+") ? name.substring(1) : name;
		return (id.equals(userId) || id.startsWith(userId + "@")) ? null : name;
	}

	@Nullable Instant time(String name) throws BadRecordException {
		JsonNode node = this.record.get(name);
		if (node != null && node.isIntegralNumber()) {
			return Instant.ofEpochMilli(node.asLong());
		}
		String text = text(name);
		if (text == null) {
			return null;
		}
		try {
			if (DATE.matcher(text).matches()) {
				return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
			}
			return ZONED.matcher(text).matches() ? OffsetDateTime.parse(text).toInstant()
					: LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
		}
		catch (DateTimeException ex) {
			throw new BadRecordException(name + " is neither a date nor an instant");
		}
	}

	/** The labels of all fields that ever held any, without doubles. */
	List<String> labels() throws BadRecordException {
		Set<String> labels = new LinkedHashSet<>();
		for (String field : List.of("labels", "whapiLabels")) {
			JsonNode node = this.record.get(field);
			if (node == null || node.isNull()) {
				continue;
			}
			if (node.isString()) {
				labels.addAll(List.of(node.asString().split("/")));
			}
			else if (node.isArray()) {
				for (JsonNode label : node) {
					labels.add(label(field, label));
				}
			}
			else {
				throw new BadRecordException(field + " is no list");
			}
		}
		String label = text("label");
		if (label != null && !label.equals(NO_LABEL)) {
			labels.add(label);
		}
		List<String> names = new ArrayList<>();
		labels.stream().map(String::strip).filter((name) -> !name.isEmpty()).distinct().forEach(names::add);
		return names;
	}

	private static String label(String field, JsonNode label) throws BadRecordException {
		JsonNode name = label.isObject() ? label.get("name") : label;
		if (name == null || !name.isString()) {
			throw new BadRecordException(field + " holds something that is neither a name nor has one");
		}
		return name.asString();
	}

}
