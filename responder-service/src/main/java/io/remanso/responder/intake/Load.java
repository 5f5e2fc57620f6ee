package io.remanso.responder.intake;

/**
 * What is in memory now.
 *
 * @param active users whose turn runs
 * @param items turns that run or wait
 * @param bytes of those
 */
public record Load(int active, int items, long bytes) {

	/** Whether no more may be read. */
	boolean exceeds(int maxItems, long maxBytes) {
		return this.items >= maxItems || this.bytes >= maxBytes;
	}

}
