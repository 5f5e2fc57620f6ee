package io.remanso.responder.turn;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

import io.remanso.contracts.topic.DeadLetter;
import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.wire.Json;
import io.remanso.responder.outcome.Outcomes;
import io.remanso.responder.partition.TenureEndedException;
import io.remanso.responder.partition.Work;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Ends a closed buffer that can't be read. Where its turn id can still be told, the turn
 * gets its terminal outcome, so that the user's gate opens.
 */
final class Unreadable {

	private static final Logger logger = LoggerFactory.getLogger(Unreadable.class);

	private static final String WORKER = "responder-service";

	private final Outcomes outcomes;

	private final InstantSource clock;

	Unreadable(Outcomes outcomes, InstantSource clock) {
		this.outcomes = outcomes;
		this.clock = clock;
	}

	void end(Work work) throws TenureEndedException, InterruptedException {
		ConsumerRecord<byte[], byte[]> record = work.record();
		String problem = Optional.ofNullable(work.problem()).orElse("unreadable");
		Optional<String> turnId = turnId(record);
		if (turnId.isPresent() && work.tenure().progress(turnId.get()).ended()) {
			this.outcomes.finish(work, List.of(), List.of());
			return;
		}
		List<Outcome> end = turnId.map((id) -> failed(id, record, problem)).map(List::of).orElse(List.of());
		this.outcomes.finish(work, end, List.of(deadLetter(record, problem)));
		logger.error("closed buffer {}-{} can't be read, it is in the DLQ: {}", record.partition(), record.offset(),
				problem);
	}

	static ProducerRecord<byte[], byte[]> deadLetter(ConsumerRecord<byte[], byte[]> record, String error) {
		return new DeadLetter(record.topic(), record.partition(), record.offset(), WORKER, error).record(record.key(),
				record.value(), record.headers());
	}

	private Outcome failed(String turnId, ConsumerRecord<byte[], byte[]> record, String problem) {
		String userId = (record.key() != null) ? new String(record.key(), StandardCharsets.UTF_8) : "";
		return new Outcome.Failed(turnId, userId, Outcome.Failure.UNREADABLE, problem, false,
				new Memory(null, null, null, List.of()), this.clock.instant());
	}

	private static Optional<String> turnId(ConsumerRecord<byte[], byte[]> record) {
		if (record.value() == null) {
			return Optional.empty();
		}
		try {
			return Json.mapper()
				.readTree(record.value())
				.path("turn_id")
				.stringValueOpt()
				.filter((id) -> !id.isBlank());
		}
		catch (JacksonException ex) {
			return Optional.empty();
		}
	}

}
