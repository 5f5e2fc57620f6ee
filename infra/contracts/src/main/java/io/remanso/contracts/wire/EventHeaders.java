package io.remanso.contracts.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
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

	private static final Header VERSION_1 = new RecordHeader(SPEC_VERSION, bytes("1.0"));

	private static final Header JSON = new RecordHeader(CONTENT_TYPE, bytes("application/json"));

	private EventHeaders() {
	}

	/**
	 * The attributes of one event.
	 * @param type what happened, with its version: {@code remanso.inbound.message.v1}
	 * @param id unique within the source; the same event written again has the same id
	 * @param source the worker that writes, as a path: {@code /remanso/ingest-service}
	 * @param time when it happened
	 */
	public static Headers of(String type, String id, String source, Instant time) {
		return new RecordHeaders().add(VERSION_1)
			.add(TYPE, bytes(type))
			.add(ID, bytes(id))
			.add(SOURCE, bytes(source))
			.add(TIME, bytes(time.toString()))
			.add(JSON);
	}

	/** Set one header, in place of an earlier one of that name. */
	public static void put(Headers headers, String name, String value) {
		if (headers.lastHeader(name) != null) {
			headers.remove(name);
		}
		headers.add(name, bytes(value));
	}

	/** The newest header of that name as text, or null. */
	public static @Nullable String get(Headers headers, String name) {
		Header header = headers.lastHeader(name);
		return (header != null && header.value() != null) ? new String(header.value(), StandardCharsets.UTF_8) : null;
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
