package io.remanso.responder.outcome;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.remanso.responder.partition.Tenure;
import io.remanso.responder.partition.Work;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What one turn wants written, all or nothing. The turn's thread waits until it is, so a
 * later entry of the same user can't exist before: however long this one takes, nothing
 * overtakes it.
 *
 * @param work what it finishes, or null
 * @param written completed when it is committed, failed when the tenure has ended or no
 * broker will ever take it
 */
record Entry(Tenure tenure, List<ProducerRecord<byte[], byte[]>> records, @Nullable Work work,
		CompletableFuture<@Nullable Void> written) {

	/** The same turn's, with these records in place of its own. */
	Entry with(List<ProducerRecord<byte[], byte[]>> others) {
		return new Entry(this.tenure, others, this.work, this.written);
	}

	boolean writesTo(String topic) {
		return this.records.stream().anyMatch((record) -> record.topic().equals(topic));
	}

	/** What all of these finish of one tenure. */
	static Set<Long> finished(List<Entry> entries, Tenure tenure) {
		Set<Long> offsets = new HashSet<>();
		for (Entry entry : entries) {
			if (entry.tenure() == tenure && entry.work() != null) {
				offsets.add(entry.work().record().offset());
			}
		}
		return offsets;
	}

}
