package io.remanso.responder.turn;

import java.time.InstantSource;
import java.util.List;

import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.responder.model.Line;
import io.remanso.responder.model.Question;

/**
 * Turns as the model is asked.
 */
final class Questions {

	private final InstantSource clock;

	private final TurnPermit permit;

	private final TurnSettings settings;

	Questions(InstantSource clock, TurnPermit permit, TurnSettings settings) {
		this.clock = clock;
		this.permit = permit;
		this.settings = settings;
	}

	Question of(Turn turn) {
		// What the user never got was never said, for the model.
		List<Line> history = turn.buffer()
			.transcript()
			.stream()
			.filter((entry) -> !turn.tenure().forgotten().covers(turn.userId(), entry.at()))
			.filter((entry) -> entry.delivered() || entry.role() != TranscriptEntry.Role.ASSISTANT)
			.map(Line::of)
			.toList();
		String context = ContextLine.withClock(turn.context(), turn.buffer(), this.clock.instant(),
				this.settings.zone());
		return new Question(turn.id(), turn.userId(), turn.buffer().conversationId(), history, context,
				turn.understood().lines(), turn.mayBeRepeat(), turn.deadline().less(this.settings.reserve()),
				this.permit.ownership(turn.tenure()), turn::holdsForgotten);
	}

}
