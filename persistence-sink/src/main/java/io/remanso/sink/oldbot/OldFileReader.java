package io.remanso.sink.oldbot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads one file record by record: a list of pairs, an object with the users as keys, or
 * a list of objects that say themselves whose they are. What comes after a place that is
 * no JSON is lost; what comes before is kept.
 */
public final class OldFileReader<R> {

	private static final char BYTE_ORDER_MARK = '\uFEFF';

	private final String file;

	private final OldRecords.Form<R> form;

	private final List<R> records = new ArrayList<>();

	private final List<Remark> bad = new ArrayList<>();

	private final List<Remark> notes = new ArrayList<>();

	private OldFileReader(String file, OldRecords.Form<R> form) {
		this.file = file;
		this.form = form;
	}

	/**
	 * The threads' file.
	 * @throws IOException where it can't be opened
	 */
	public static OldFile<OldThread> threads(Path file) throws IOException {
		return new OldFileReader<>(file.getFileName().toString(), OldRecords::thread).read(text(file));
	}

	/**
	 * The guests' file.
	 * @throws IOException where it can't be opened
	 */
	public static OldFile<OldGuest> guests(Path file) throws IOException {
		return new OldFileReader<>(file.getFileName().toString(), OldRecords::guest).read(text(file));
	}

	private static String text(Path file) throws IOException {
		String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
		return (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) ? text.substring(1) : text;
	}

	private OldFile<R> read(String text) {
		if (text.isBlank()) {
			this.notes.add(new Remark(new Position(this.file, 1, 1), null,
					"the file is empty; after a crash of the old bot its newest backup has the records"));
			return new OldFile<>(this.records, this.bad, this.notes);
		}
		try (JsonParser parser = JsonMapper.shared().createParser(text)) {
			readAll(parser);
		}
		return new OldFile<>(this.records, this.bad, this.notes);
	}

	private void readAll(JsonParser parser) {
		try {
			JsonToken start = parser.nextToken();
			if (start == JsonToken.START_ARRAY) {
				while (parser.nextToken() != JsonToken.END_ARRAY) {
					Position position = at(parser.currentTokenLocation());
					element(position, parser.readValueAsTree());
				}
			}
			else if (start == JsonToken.START_OBJECT) {
				while (parser.nextToken() != JsonToken.END_OBJECT) {
					Position position = at(parser.currentTokenLocation());
					String key = parser.currentName();
					parser.nextToken();
					record(position, key, parser.readValueAsTree());
				}
			}
			else {
				this.bad.add(new Remark(at(parser.currentTokenLocation()), null, "neither a list nor an object"));
				return;
			}
			if (parser.nextToken() != null) {
				this.bad.add(new Remark(at(parser.currentTokenLocation()), null, "something follows after the end"));
			}
		}
		catch (UnexpectedEndOfInputException ex) {
			this.bad.add(new Remark(at(ex.getLocation()), null,
					"the file is cut off here, after %d whole records".formatted(this.records.size())));
		}
		catch (JacksonException ex) {
			this.bad.add(new Remark(at(ex.getLocation()), null,
					"no JSON from here on, after %d whole records".formatted(this.records.size())));
		}
	}

	private void element(Position position, JsonNode element) {
		if (element.isArray() && element.size() == 2 && element.get(0).isString()) {
			record(position, element.get(0).asString(), element.get(1));
		}
		else if (element.isObject()) {
			try {
				record(position, OldRecords.key(element), element);
			}
			catch (BadRecordException ex) {
				this.bad.add(new Remark(position, null, String.valueOf(ex.getMessage())));
			}
		}
		else {
			this.bad.add(new Remark(position, null, "neither a pair of key and record nor a record"));
		}
	}

	private void record(Position position, @Nullable String key, JsonNode record) {
		try {
			if (key == null) {
				throw new BadRecordException("the record does not say whose it is");
			}
			if (!record.isObject()) {
				throw new BadRecordException("the record is no object");
			}
			this.records.add(this.form.read(position, key, record));
		}
		catch (BadRecordException ex) {
			this.bad.add(new Remark(position, key, String.valueOf(ex.getMessage())));
		}
	}

	private Position at(@Nullable TokenStreamLocation location) {
		return (location != null) ? Position.of(this.file, location) : new Position(this.file, 1, 1);
	}

}
