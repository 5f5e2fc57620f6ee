package io.remanso.responder.turn;

import java.util.LinkedHashSet;
import java.util.Set;

import io.micrometer.core.instrument.MeterRegistry;
import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.wire.LogId;
import io.remanso.responder.model.Assistant;
import io.remanso.responder.model.ConversationIds;
import io.remanso.responder.model.ModelException;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.Waiting;
import io.remanso.responder.partition.TenureEndedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves nothing at the model of a turn whose user was ordered to be forgotten while it
 * was on its way. The order can't name a conversation that the turn has begun, and one
 * that it names may have been added to after it was deleted; and nobody learns from the
 * turn's outcome where it was. So it is deleted before that is written: who is killed in
 * between leaves the turn to be ended again.
 */
final class Leaving {

	private static final Logger logger = LoggerFactory.getLogger(Leaving.class);

	private final Assistant assistant;

	private final TurnPermit permit;

	private final TurnSettings settings;

	private final LogId names;

	private final Waiting waiting;

	private final MeterRegistry meters;

	Leaving(Assistant assistant, TurnPermit permit, TurnSettings settings, LogId names, Waiting waiting,
			MeterRegistry meters) {
		this.assistant = assistant;
		this.permit = permit;
		this.settings = settings;
		this.names = names;
		this.waiting = waiting;
		this.meters = meters;
	}

	void after(Turn turn, Outcome.Terminal end) throws TenureEndedException, InterruptedException {
		if (turn.isForgotten()) {
			for (String conversation : conversations(end.memory())) {
				delete(turn, conversation);
			}
		}
	}

	private static Set<String> conversations(Memory memory) {
		Set<String> all = new LinkedHashSet<>(memory.leftConversations());
		String next = memory.conversationId();
		if (next != null) {
			all.add(next);
		}
		all.removeIf((conversation) -> !ConversationIds.isUsable(conversation));
		return all;
	}

	private void delete(Turn turn, String conversation) throws TenureEndedException, InterruptedException {
		try {
			boolean deleted = this.assistant.forget(conversation, deadline(turn), this.permit.ownership(turn.tenure()));
			count(deleted ? "deleted" : "gone");
		}
		catch (ModelException ex) {
			left(turn, ex.detail());
		}
		catch (RuntimeException ex) {
			left(turn, ex.getClass().getSimpleName());
		}
	}

	private void left(Turn turn, String detail) {
		count("left");
		logger.error("the conversation of turn {} of user {}, who is to be forgotten, is left at the model: {}",
				turn.id(), this.names.of(turn.userId()), detail);
	}

	// The time that the turn has left; a little also where it has none.
	private Deadline deadline(Turn turn) {
		Deadline least = Deadline.after(this.waiting.now(), this.settings.reserve());
		return turn.deadline().at().isAfter(least.at()) ? turn.deadline() : least;
	}

	private void count(String result) {
		this.meters.counter("remanso.forget.conversations", "result", result).increment();
	}

}
