package io.remanso.sink.decode;

import java.time.Instant;
import java.util.regex.Pattern;

import io.remanso.contracts.topic.DeadLetter;
import io.remanso.contracts.wire.EventHeaders;
import io.remanso.sink.row.DeadLetterRow;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * A dead letter by what its headers say; a record that lacks them is still counted.
 */
final class DeadLetterRows {

	// Short enough for an int's and a long's range.
	private static final Pattern PARTITION = Pattern.compile("\\d{1,9}");

	private static final Pattern OFFSET = Pattern.compile("\\d{1,18}");

	private DeadLetterRows() {
	}

	static DeadLetterRow of(ConsumerRecord<byte[], byte[]> record) {
		Headers headers = record.headers();
		long partition = number(headers, DeadLetter.PARTITION, PARTITION);
		long offset = number(headers, DeadLetter.OFFSET, OFFSET);
		boolean fromTopic = partition >= 0 && offset >= 0;
		return new DeadLetterRow(text(headers, DeadLetter.SOURCE),
				fromTopic ? Math.toIntExact(partition) : record.partition(), fromTopic ? offset : record.offset(),
				text(headers, DeadLetter.WORKER), text(headers, DeadLetter.ERROR), record.partition(), record.offset(),
				Instant.ofEpochMilli(record.timestamp()));
	}

	private static String text(Headers headers, String name) {
		String value = EventHeaders.get(headers, name);
		return (value != null) ? value : "";
	}

	private static long number(Headers headers, String name, Pattern form) {
		String value = text(headers, name);
		return form.matcher(value).matches() ? Long.parseLong(value) : -1;
	}

}
