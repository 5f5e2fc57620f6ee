package io.remanso.buffer.topology;

import java.time.Instant;

import io.remanso.buffer.conversation.Effect;
import io.remanso.buffer.conversation.Event;
import io.remanso.buffer.store.SeenKeys;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.wire.LogId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what follows from a step: tells other workers by records and people by
 * counts and log lines, and forgets the keys of whom is forgotten. One for each task,
 * called by its thread.
 */
final class Effects {

	private static final Logger logger = LoggerFactory.getLogger(Effects.class);

	private final Outputs outputs;

	private final Meters meters;

	private final LogId names;

	private final SeenKeys seen;

	Effects(Outputs outputs, Meters meters, LogId names, SeenKeys seen) {
		this.outputs = outputs;
		this.meters = meters;
		this.names = names;
		this.seen = seen;
	}

	void tell(String userId, Effect effect, Event cause, Instant wall) {
		switch (effect) {
			case Effect.Close(ClosedBuffer turn) -> {
				this.outputs.turn(turn);
				this.meters.closed(turn.reason(), turn.answer());
				if (cause instanceof Event.Due) {
					this.meters.late(turn.deadline(), wall);
				}
				logger.info("user {}: turn {} of {} messages closed by {}", this.names.of(userId), turn.turnId(),
						turn.messages().size(), turn.reason());
			}
			case Effect.Dispose dispose -> {
				this.outputs.disposition(dispose.disposition());
				this.meters.disposed(dispose.disposition().rule());
			}
			case Effect.ProfileChanged changed -> this.outputs.profile(changed.profile(), wall);
			case Effect.StateChanged changed -> this.outputs.state(changed.state());
			case Effect.LeaseLapsed lapsed -> {
				this.meters.leaseLapsed();
				logger.warn("user {}: no outcome of turn {} in time, going on without it", this.names.of(userId),
						lapsed.turnId());
			}
			case Effect.Forget forget -> {
				this.seen.forget(userId, forget.at());
				this.outputs.tombstone(Topics.USERS, userId, wall);
				this.outputs.tombstone(Topics.USER_STATES, userId, wall);
			}
			case Effect.Refuse refuse -> logger.warn("user {}: command {} refused: {}", this.names.of(userId),
					this.names.of(refuse.commandId()), refuse.why());
		}
	}

}
