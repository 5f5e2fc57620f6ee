package io.remanso.responder.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.remanso.contracts.turn.Outcome;
import io.remanso.responder.partition.Moment;
import io.remanso.responder.partition.Tenure;
import io.remanso.responder.partition.Work;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * For turns of nobody: makes the records that {@link OutcomeWriter} would write, and
 * keeps none.
 */
public final class Nowhere implements Outcomes {

	@Override
	public void write(Tenure tenure, Outcome step) {
		take(tenure, List.of(OutcomeRecords.of(step, tenure.partition())), null);
	}

	@Override
	public void finish(Work work, List<Outcome> outcomes, List<ProducerRecord<byte[], byte[]>> deadLetters) {
		List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(deadLetters);
		outcomes.forEach((outcome) -> records.add(OutcomeRecords.of(outcome, work.tenure().partition())));
		take(work.tenure(), records, work);
	}

	@Override
	public void prove(Tenure tenure) {
		take(tenure, List.of(), null);
	}

	private static void take(Tenure tenure, List<ProducerRecord<byte[], byte[]>> records, @Nullable Work work) {
		Entry entry = new Entry(tenure, records, work, new CompletableFuture<>());
		tenure.committed(Set.of(), Moment.now());
		entry.written().complete(null);
		entry.written().join();
	}

}
