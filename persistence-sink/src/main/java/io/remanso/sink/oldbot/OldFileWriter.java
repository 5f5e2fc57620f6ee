package io.remanso.sink.oldbot;

import java.io.OutputStream;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes one of the two files, as the old bot's code does (a list of pairs) or as its
 * documents show it (users as keys). For one thread; closing it ends the file.
 */
public final class OldFileWriter implements AutoCloseable {

	private final JsonGenerator json;

	private final boolean keyed;

	/**
	 * Begin a file.
	 * @param keyed an object with the users as keys, instead of a list of pairs
	 */
	public OldFileWriter(OutputStream stream, boolean keyed) {
		this.json = JsonMapper.shared().writerWithDefaultPrettyPrinter().createGenerator(stream);
		this.keyed = keyed;
		if (keyed) {
			this.json.writeStartObject();
		}
		else {
			this.json.writeStartArray();
		}
	}

	/** A record of the threads' file; the row must have a conversation. */
	public void thread(OldRow row) {
		begin(row.userId());
		text("threadId", row.threadId());
		text("chatId", (row.chatId() != null) ? row.chatId() : OldId.ownChat(row.userId()));
		text("userName", (row.name() != null) ? row.name() : "Usuario");
		time("createdAt", row.threadCreated());
		time("lastActivity", row.threadLast());
		text("name", row.name());
		this.json.writeName("labels").writeStartArray();
		row.labels().forEach(this.json::writeString);
		this.json.writeEndArray();
		end();
	}

	/** A record of the guests' file. */
	public void guest(OldRow row) {
		begin(row.userId());
		text("id", row.userId());
		text("name", row.name());
		text("phone", row.userId());
		text("label", row.labels().isEmpty() ? "nuevo" : row.labels().getFirst());
		this.json.writeName("whapiLabels").writeStartArray();
		for (String label : row.labels()) {
			this.json.writeStartObject();
			text("id", label);
			text("name", label);
			this.json.writeEndObject();
		}
		this.json.writeEndArray();
		time("firstInteraction", row.first());
		time("lastInteraction", row.last());
		end();
	}

	private void begin(String key) {
		if (this.keyed) {
			this.json.writeName(key);
		}
		else {
			this.json.writeStartArray().writeString(key);
		}
		this.json.writeStartObject();
	}

	private void end() {
		this.json.writeEndObject();
		if (!this.keyed) {
			this.json.writeEndArray();
		}
	}

	private void text(String name, @Nullable String value) {
		this.json.writeName(name);
		if (value != null) {
			this.json.writeString(value);
		}
		else {
			this.json.writeNull();
		}
	}

	private void time(String name, @Nullable Instant time) {
		text(name, (time != null) ? time.toString() : null);
	}

	@Override
	public void close() {
		if (this.keyed) {
			this.json.writeEndObject();
		}
		else {
			this.json.writeEndArray();
		}
		this.json.close();
	}

}
