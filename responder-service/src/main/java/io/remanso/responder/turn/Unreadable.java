package io.remanso.responder.turn;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.wire.EventHeaders;
import io.remanso.contracts.wire.Json;
import io.remanso.contracts.wire.LogId;
import io.remanso.responder.outcome.OutcomeRecords;
import io.remanso.responder.outcome.Outcomes;
import io.remanso.responder.partition.TenureEndedException;
import io.remanso.responder.partition.Work;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Ends a closed buffer that can't be read. Where its turn id can still be told, the turn
 * gets its terminal outcome, so that the user's gate opens.
 */
final class Unreadable {

	private static final Logger logger = LoggerFactory.getLogger(Unreadable.class);

	// What can't be read may be anything.
	private static final Pattern TURN_ID = Pattern.compile("[\\w-]{1,80}");

	private final Outcomes outcomes;

	private final LogId names;

	private final InstantSource clock;

	Unreadable(Outcomes outcomes, LogId names, InstantSource clock) {
		this.outcomes = outcomes;
		this.names = names;
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
		List<Outcome> end = turnId.map((id) -> failed(work, id, Outcome.Failure.UNREADABLE, problem))
			.map(List::of)
			.orElse(List.of());
		this.outcomes.finish(work, end, List.of(OutcomeRecords.deadLetter(record, problem)));
		warn(turnId.filter((id) -> TURN_ID.matcher(id).matches()).orElse("unknown"), userId(record),
				Outcome.Failure.UNREADABLE,
				"%s, closed buffer %d-%d is in the DLQ".formatted(problem, record.partition(), record.offset()));
	}

	/** End a turn that we could not do, for whatever reason of our own. */
	void broke(Work work, ClosedBuffer buffer, String problem) throws TenureEndedException, InterruptedException {
		String detail = "the responder broke (%s)".formatted(problem);
		Outcome end = failed(work, buffer.turnId(), Outcome.Failure.UNKNOWN, detail);
		this.outcomes.finish(work, List.of(end), List.of(OutcomeRecords.deadLetter(work.record(), problem)));
		work.tenure().forget(buffer.turnId());
		warn(buffer.turnId(), buffer.userId(), Outcome.Failure.UNKNOWN, detail);
	}

	// As of every other turn that fails.
	private void warn(String turnId, String userId, Outcome.Failure reason, String detail) {
		logger.warn("turn {} of user {} failed: {}: {}", turnId, this.names.of(userId), reason, detail);
	}

	// Where an earlier owner had decided that it fails, for the reason of then.
	private Outcome failed(Work work, String turnId, Outcome.Failure failure, String problem) {
		Outcome.FailureDecided decided = work.tenure().progress(turnId).failure();
		if (decided != null) {
			return new Outcome.Failed(turnId, decided.userId(), decided.reason(), decided.detail(), false,
					decided.memory(), this.clock.instant());
		}
		return new Outcome.Failed(turnId, userId(work.record()), failure, problem, false,
				new Memory(null, null, null, List.of()), this.clock.instant());
	}

	private static String userId(ConsumerRecord<byte[], byte[]> record) {
		byte @Nullable [] key = record.key();
		return (key != null) ? new String(key, StandardCharsets.UTF_8) : "";
	}

	private static Optional<String> turnId(ConsumerRecord<byte[], byte[]> record) {
		return inValue(record.value())
			.or(() -> Optional.ofNullable(EventHeaders.get(record.headers(), EventHeaders.ID)))
			.filter((id) -> !id.isBlank());
	}

	private static Optional<String> inValue(byte @Nullable [] value) {
		try {
			return (value != null) ? Json.mapper().readTree(value).path("turn_id").stringValueOpt() : Optional.empty();
		}
		catch (JacksonException ex) {
			return Optional.empty();
		}
	}

}
