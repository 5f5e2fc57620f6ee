package io.remanso.responder.turn;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;

import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.responder.model.Line;
import io.remanso.responder.model.Question;

/**
 * Turns as the model is asked.
 */
final class Questions {

	private final InstantSource clock;

	private final ZoneId zone;

	Questions(InstantSource clock, ZoneId zone) {
		this.clock = clock;
		this.zone = zone;
	}

	Question of(Turn turn) {
		// What the user never got was never said, for the model.
		List<Line> history = turn.buffer()
			.transcript()
			.stream()
			.filter((entry) -> entry.delivered() || entry.role() != TranscriptEntry.Role.ASSISTANT)
			.map(Line::of)
			.toList();
		String context = ContextLine.withClock(turn.context(), turn.buffer(), this.clock.instant(), this.zone);
		return new Question(turn.id(), turn.userId(), turn.buffer().conversationId(), history, context,
				turn.understood().lines(), turn.mayBeRepeat(), turn.deadline().less(Failing.RESERVE));
	}

}
