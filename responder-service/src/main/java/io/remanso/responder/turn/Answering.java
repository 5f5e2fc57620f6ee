package io.remanso.responder.turn;

import java.time.Instant;
import java.util.Map;

import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.Outcome;
import io.remanso.responder.delivery.PartSender;
import io.remanso.responder.delivery.Splitter;
import io.remanso.responder.model.Assistant;
import io.remanso.responder.model.ModelException;
import io.remanso.responder.model.Reply;
import io.remanso.responder.outcome.Outcomes;
import io.remanso.responder.pace.Waiting;
import io.remanso.responder.partition.TenureEndedException;

/**
 * Answers a turn: the reply from the model, or the recorded one, and then its delivery.
 */
final class Answering {

	private final Map<Gateway, PartSender> senders;

	private final Assistant assistant;

	private final Questions questions;

	private final Outcomes outcomes;

	private final Recording recording;

	private final Delivering delivering;

	private final Failing failing;

	private final TurnPermit permit;

	private final Waiting waiting;

	Answering(Map<Gateway, PartSender> senders, Assistant assistant, Questions questions, Outcomes outcomes,
			Recording recording, Delivering delivering, Failing failing, TurnPermit permit, Waiting waiting) {
		this.senders = senders;
		this.assistant = assistant;
		this.questions = questions;
		this.outcomes = outcomes;
		this.recording = recording;
		this.delivering = delivering;
		this.failing = failing;
		this.permit = permit;
		this.waiting = waiting;
	}

	Ending run(Turn turn) throws TenureEndedException, InterruptedException {
		Outcome.ReplyGenerated recorded = turn.progress().reply();
		Outcome.FailureDecided decided = turn.progress().failure();
		PartSender sender = this.senders.get(turn.gateway());
		if (decided != null) {
			return this.failing.asDecided(turn, decided);
		}
		if (sender == null) {
			return this.failing.silently(turn, Outcome.Failure.GATEWAY,
					"no credentials for the gateway %s are set".formatted(turn.gateway()), turn.memory(null));
		}
		if (recorded != null) {
			return this.delivering.run(turn, recorded, sender, true);
		}
		if (this.permit.isPaused(turn)) {
			return Ending.of(new Outcome.Suppressed(turn.id(), turn.userId(), Outcome.Suppression.TAKEOVER, 0,
					this.recording.memory(turn), this.waiting.now()));
		}
		if (Window.isClosed(turn.buffer(), this.waiting.now())) {
			return this.failing.silently(turn, Outcome.Failure.WINDOW_CLOSED, Window.OVER, this.recording.memory(turn));
		}
		return answer(turn, sender);
	}

	private Ending answer(Turn turn, PartSender sender) throws TenureEndedException, InterruptedException {
		Reply reply;
		try {
			reply = ask(turn);
		}
		catch (ModelException ex) {
			return this.failing.openly(turn, ex.late() ? Outcome.Failure.TIMEOUT : Outcome.Failure.MODEL, ex.detail(),
					memory(turn, ex));
		}
		Outcome.ReplyGenerated generated = generated(turn, reply, this.waiting.now())
			.cutAt(PartTexts.ends(reply.text(), Splitter.LONGEST));
		this.outcomes.write(turn.tenure(), generated);
		return this.delivering.run(turn, generated, sender, false);
	}

	// The pictures are let go here: what is sent next may take minutes.
	private Reply ask(Turn turn) throws ModelException, TenureEndedException, InterruptedException {
		try (Understood _ = turn.understood()) {
			return this.assistant.answer(this.questions.of(turn));
		}
	}

	// Where nobody knows whether the lines have joined the conversation, the next turn
	// begins a new one from the transcript, which holds them once. Where it never got
	// them, the next turn tells them first.
	private static Memory memory(Turn turn, ModelException ex) {
		String kept = ex.conversationId();
		return ((kept != null) ? turn.missedBy(kept) : turn.memory(null)).leaving(ex.conversations());
	}

	private static Outcome.ReplyGenerated generated(Turn turn, Reply reply, Instant now) {
		Memory memory = turn.memory(reply.nextConversationId(), ReplyEntries.delivered(reply.text(), null, now));
		return new Outcome.ReplyGenerated(turn.id(), turn.userId(), reply.text(), reply.conversationId(), reply.model(),
				reply.usage().inputTokens(), reply.usage().cachedInputTokens(), reply.usage().outputTokens(),
				reply.attempts(), reply.latency().toMillis(),
				memory.leaving(Left.by(reply.left(), reply.conversationId(), memory)), now, null);
	}

}
