package io.remanso.sink.decode;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.remanso.contracts.topic.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Turns records of every topic that the sink reads into rows. Stateless, safe for all
 * threads; what can't be read comes back as poison, never as an exception.
 */
public final class RecordDecoder {

	private static final Map<String, TopicRows<?>> TOPICS = Stream
		.<TopicRows<?>>of(TopicRows.ofEvents(Topics.INBOUND, InboundRows::of),
				TopicRows.ofEvents(Topics.RECEIPTS, ReceiptRows::of),
				TopicRows.ofEvents(Topics.CLOSED_BUFFERS, ClosedBufferRows::of),
				TopicRows.ofEvents(Topics.OUTCOMES, OutcomeRows::of),
				TopicRows.ofEvents(Topics.DISPOSITIONS, DispositionRows::of),
				TopicRows.ofEvents(Topics.COMMANDS, CommandRows::of), new TopicRows<>(Topics.USERS, MirrorRows::user),
				new TopicRows<>(Topics.USER_STATES, MirrorRows::userState),
				new TopicRows<>(Topics.OPEN_BUFFERS, MirrorRows::openBuffer),
				new TopicRows<>(Topics.ALIASES, MirrorRows::alias))
		.collect(Collectors.toUnmodifiableMap((topic) -> topic.topic().name(), Function.identity()));

	private static final List<String> NAMES = Stream.concat(TOPICS.keySet().stream().sorted(), Stream.of(Topics.DLQ))
		.toList();

	/** The topics that become rows. */
	public static List<String> topics() {
		return NAMES;
	}

	/** The rows of one record. */
	public Decoded decode(ConsumerRecord<byte[], byte[]> record) {
		if (record.topic().equals(Topics.DLQ)) {
			return new Decoded.Rows(List.of(DeadLetterRows.of(record)));
		}
		TopicRows<?> topic = TOPICS.get(record.topic());
		if (topic == null) {
			throw new IllegalArgumentException("no rows come from " + record.topic());
		}
		byte @Nullable [] key = record.key();
		if (key == null) {
			return new Decoded.Poison("the record has no key");
		}
		try {
			return new Decoded.Rows(topic.rows(source(record, key), record.value()));
		}
		catch (SerializationException ex) {
			return new Decoded.Poison(String.valueOf(ex.getMessage()));
		}
	}

	private static Source source(ConsumerRecord<byte[], byte[]> record, byte[] key) {
		return new Source(record.topic(), record.partition(), record.offset(), new String(key, StandardCharsets.UTF_8),
				Instant.ofEpochMilli(record.timestamp()));
	}

}
