package io.remanso.contracts.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents 1.0 in Kafka's binary mode: the attributes are headers, the value is the
 * bare data, the key is the subject.
 */
public final class EventHeaders {

	public static final String ID = "ce_id";

	public static final String SOURCE = "ce_source";

	public static final String SPEC_VERSION = "ce_specversion";

	public static final String TYPE = "ce_type";

	public static final String TIME = "ce_time";

	public static final String CONTENT_TYPE = "content-type";

	/** W3C trace context. */
	public static final String TRACEPARENT = "traceparent";

	private EventHeaders() {
	}

	/**
	 * Add the attributes of one event.
	 * @param headers to add to
	 * @param type what happened, with its version: {@code remanso.inbound.message.v1}
	 * @param id unique within the source; the same event written again has the same id
	 * @param source the worker that writes, as a path: {@code /remanso/ingest-service}
	 * @param time when it happened
	 */
	public static void write(Headers headers, String type, String id, String source, Instant time) {
		put(headers, SPEC_VERSION, "1.0");
		put(headers, TYPE, type);
		put(headers, ID, id);
		put(headers, SOURCE, source);
		put(headers, TIME, time.toString());
		put(headers, CONTENT_TYPE, "application/json");
	}

	/** Set one header, in place of an earlier one of that name. */
	public static void put(Headers headers, String name, String value) {
		if (headers.lastHeader(name) != null) {
			headers.remove(name);
		}
		headers.add(name, value.getBytes(StandardCharsets.UTF_8));
	}

	/** The newest header of that name as text, or null. */
	public static @Nullable String get(Headers headers, String name) {
		Header header = headers.lastHeader(name);
		return (header != null && header.value() != null) ? new String(header.value(), StandardCharsets.UTF_8) : null;
	}

}
