package io.remanso.responder.outcome;

import io.remanso.contracts.topic.DeadLetter;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.Outcome;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What a turn writes as Kafka records; outcomes each with an id that is the same whenever
 * it is written.
 */
public final class OutcomeRecords {

	private static final String WORKER = "responder-service";

	private OutcomeRecords() {
	}

	static ProducerRecord<byte[], byte[]> of(Outcome outcome, int partition) {
		// The partition is given, not computed: it must be the one that is ours, and is
		// the same number, since every topic has the same count and partitioner.
		return new ProducerRecord<>(Topics.OUTCOMES.name(), partition, outcome.at().toEpochMilli(),
				DeadLetter.key(outcome.userId()), Topics.OUTCOMES.serde().serialize(outcome),
				Topics.OUTCOMES.headers(outcome, id(outcome), WORKER, outcome.at()));
	}

	/**
	 * The failed record's row.
	 * @param error for people, without the user's words
	 */
	public static ProducerRecord<byte[], byte[]> deadLetter(ConsumerRecord<byte[], byte[]> record, String error) {
		return new DeadLetter(record.topic(), record.partition(), record.offset(), WORKER, error).record(record.key(),
				record.value(), record.headers());
	}

	static String id(Outcome outcome) {
		return outcome.turnId() + "/" + switch (outcome) {
			case Outcome.ReplyGenerated _ -> "reply";
			case Outcome.FailureDecided _ -> "failure";
			case Outcome.PartSent part when part.purpose() == Outcome.Purpose.APOLOGY -> "apology";
			case Outcome.PartSent part -> Integer.toString(part.part());
			case Outcome.Terminal _ -> "end";
			case Outcome.Unknown unknown -> throw new IllegalArgumentException("not ours to write: " + unknown.kind());
		};
	}

}
