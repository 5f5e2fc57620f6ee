package io.remanso.responder.intake;

import io.remanso.responder.partition.Tenure;

/**
 * Who must know which partitions are ours. Called by the poll thread; may not block.
 */
public interface PartitionWatch {

	/** A tenure began; it opens once what is recorded of the partition has been read. */
	void began(Tenure tenure);

	/** A tenure has ended. */
	void ended(Tenure tenure);

}
