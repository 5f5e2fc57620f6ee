package io.remanso.ingest.publish;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.remanso.contracts.topic.DeadLetter;
import io.remanso.contracts.wire.EventHeaders;
import io.remanso.ingest.element.Notices;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Writes what could not be read as it came. A body may be three times what a record may
 * hold; then it is cut into parts under one key, so that they lie in order in one
 * partition, each with its number.
 */
final class DeadBodies {

	/** Number and count of a part: {@code 2/4}. */
	static final String PART = "dlq_part";

	private DeadBodies() {
	}

	static List<ProducerRecord<byte[], byte[]>> of(String source, byte[] body, String error) {
		if (body.length <= Records.LARGEST_VALUE) {
			return List.of(DeadLetter.ofBody(source, body, Records.WORKER, error));
		}
		DeadLetter letter = new DeadLetter(source, -1, -1, Records.WORKER, error);
		byte[] key = Notices.hash(body).getBytes(StandardCharsets.US_ASCII);
		int count = Math.ceilDiv(body.length, Records.LARGEST_VALUE);
		List<ProducerRecord<byte[], byte[]>> parts = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			int from = i * Records.LARGEST_VALUE;
			byte[] part = Arrays.copyOfRange(body, from, Math.min(from + Records.LARGEST_VALUE, body.length));
			ProducerRecord<byte[], byte[]> record = letter.record(key, part, new RecordHeaders());
			EventHeaders.put(record.headers(), PART, (i + 1) + "/" + count);
			parts.add(record);
		}
		return parts;
	}

}
