package io.remanso.contracts.topic;

/**
 * A topic is there and is not ours: it has another number of partitions. The message is
 * one line for people.
 */
public final class OtherPartitionsException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	OtherPartitionsException(String topic, int partitions) {
		super("topic %s has %d partitions, Remanso needs %d for life: delete it or use another cluster".formatted(topic,
				partitions, Topics.PARTITIONS));
	}

}
