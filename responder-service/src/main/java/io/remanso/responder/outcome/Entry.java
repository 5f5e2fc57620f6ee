package io.remanso.responder.outcome;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.remanso.responder.partition.Tenure;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What one turn wants written, all or nothing.
 *
 * @param finished the offset that it finishes, or null
 * @param written completed when it is committed, failed when the tenure has ended
 */
record Entry(Tenure tenure, List<ProducerRecord<byte[], byte[]>> records, @Nullable Long finished,
		CompletableFuture<@Nullable Void> written) {

	/** What all of these finish of one tenure. */
	static Set<Long> finished(List<Entry> entries, Tenure tenure) {
		Set<Long> offsets = new HashSet<>();
		for (Entry entry : entries) {
			if (entry.tenure() == tenure && entry.finished() != null) {
				offsets.add(entry.finished());
			}
		}
		return offsets;
	}

}
