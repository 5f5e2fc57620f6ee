package io.remanso.responder.turn;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.contracts.turn.TurnMessage;
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
		List<TranscriptEntry> told = told(turn);
		int missed = missed(told);
		List<Line> lines = new ArrayList<>(newest(turn, told.subList(missed, told.size())));
		lines.addAll(turn.understood().lines());
		String context = ContextLine.withClock(turn.context(), turn.buffer(), this.clock.instant(),
				this.settings.zone());
		return new Question(turn.id(), turn.userId(), turn.buffer().conversationId(),
				told.subList(0, missed).stream().map(Line::of).toList(), context, ContextLine.name(turn.buffer()),
				lines, turn.mayBeRepeat(), turn.deadline().less(this.settings.reserve()),
				this.permit.ownership(turn.tenure()), turn::holdsForgotten);
	}

	// What the user never got was never said, for the model.
	private static List<TranscriptEntry> told(Turn turn) {
		return turn.buffer()
			.transcript()
			.stream()
			.filter((entry) -> !turn.tenure().forgotten().covers(turn.userId(), entry.at()))
			.filter((entry) -> entry.delivered() || entry.role() != TranscriptEntry.Role.ASSISTANT)
			.toList();
	}

	// Where the lines of failed turns begin that the model never got. After any other
	// turn it has them.
	private static int missed(List<TranscriptEntry> told) {
		int from = told.size();
		while (from > 0 && !told.get(from - 1).delivered()) {
			from--;
		}
		return from;
	}

	private static List<Line> newest(Turn turn, List<TranscriptEntry> missed) {
		Set<String> own = turn.buffer().messages().stream().map(TurnMessage::id).collect(Collectors.toSet());
		return missed.stream()
			.filter((entry) -> entry.messageId() == null || !own.contains(entry.messageId()))
			.map(Line::of)
			.toList();
	}

}
