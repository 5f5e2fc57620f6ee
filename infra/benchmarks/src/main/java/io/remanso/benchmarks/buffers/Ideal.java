package io.remanso.benchmarks.buffers;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.remanso.buffer.conversation.Conversation;
import io.remanso.buffer.conversation.Effect;
import io.remanso.buffer.conversation.Event;
import io.remanso.buffer.conversation.Moment;
import io.remanso.buffer.conversation.Novelty;
import io.remanso.buffer.conversation.Rules;
import io.remanso.buffer.conversation.Source;
import io.remanso.buffer.conversation.StateMachine;
import io.remanso.buffer.conversation.Step;
import io.remanso.contracts.inbound.InboundEvent;
import io.remanso.contracts.turn.TurnMessage;

/**
 * The windows that the pure state machine gives over a history.
 */
final class Ideal {

	private final StateMachine machine = new StateMachine(rules());

	private final Map<String, Conversation> conversations = new HashMap<>();

	private final List<List<String>> windows = new ArrayList<>();

	private Ideal() {
	}

	static List<List<String>> windows(List<InboundEvent.Message> history) {
		Ideal ideal = new Ideal();
		long offset = 0;
		for (InboundEvent.Message message : history) {
			ideal.step(message.userId(), new Event.Arrived(message, new Source(0, offset, null), Novelty.NEW),
					message.receivedAt());
			offset++;
		}
		Instant end = history.getLast().receivedAt().plusSeconds(3_600);
		List.copyOf(ideal.conversations.keySet()).forEach((user) -> ideal.step(user, new Event.Due(), end));
		return ideal.windows;
	}

	private void step(String user, Event event, Instant at) {
		Step step = this.machine.step(this.conversations.getOrDefault(user, Conversation.of(user)), event,
				new Moment(at, at));
		this.conversations.put(user, step.conversation());
		for (Effect effect : step.effects()) {
			if (effect instanceof Effect.Close close) {
				this.windows.add(close.turn().messages().stream().map(TurnMessage::id).toList());
			}
		}
	}

	// A gate that is never closed.
	private static Rules rules() {
		Rules usual = Rules.defaults();
		return new Rules(usual.window(), usual.voiceWindow(), usual.typingWindow(), usual.maxAge(), usual.maxMessages(),
				usual.maxBytes(), usual.flushKeywords(), usual.maxAgeWhapi(), usual.maxAgeMeta(), usual.groups(),
				Duration.ofMillis(1), usual.agentPause());
	}

}
