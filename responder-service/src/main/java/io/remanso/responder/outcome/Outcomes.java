package io.remanso.responder.outcome;

import java.util.List;

import io.remanso.contracts.turn.Outcome;
import io.remanso.responder.partition.Tenure;
import io.remanso.responder.partition.TenureEndedException;
import io.remanso.responder.partition.Work;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Where a turn writes what it came to. Each method returns when the write is committed
 * under our generation of the group, and so proves that the partition is still ours.
 */
public interface Outcomes {

	/** One step of a turn. */
	void write(Tenure tenure, Outcome step) throws TenureEndedException, InterruptedException;

	/**
	 * The end of a turn, and the steps and dead letters that belong to it; its offset may
	 * be committed with them. Empty where the end is recorded already.
	 */
	void finish(Work work, List<Outcome> outcomes, List<ProducerRecord<byte[], byte[]>> deadLetters)
			throws TenureEndedException, InterruptedException;

	/** Nothing new, but proof that the partition is ours. */
	void prove(Tenure tenure) throws TenureEndedException, InterruptedException;

}
