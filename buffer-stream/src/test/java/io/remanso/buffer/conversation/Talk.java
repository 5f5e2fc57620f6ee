package io.remanso.buffer.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.remanso.buffer.Inbounds;
import io.remanso.contracts.command.Command;
import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.InboundEvent;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Disposition;
import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.contracts.turn.TurnMessage;
import io.remanso.contracts.user.UserProfile;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One user's conversation, driven step by step at times counted in seconds.
 */
final class Talk {

	static final String USER = "573000000001";

	static final Inbounds ANA = Inbounds.whapi(USER);

	private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

	private final StateMachine machine;

	private final List<ClosedBuffer> turns = new ArrayList<>();

	private final List<Disposition> dispositions = new ArrayList<>();

	private final List<UserProfile> profiles = new ArrayList<>();

	private Conversation conversation = Conversation.of(USER);

	private long offset;

	Talk() {
		this(Rules.defaults());
	}

	Talk(Rules rules) {
		this.machine = new StateMachine(rules);
	}

	void arrive(InboundEvent event) {
		arrive(event, Novelty.NEW);
	}

	void arrive(InboundEvent event, Novelty novelty) {
		step(new Event.Arrived(event, new Source(0, this.offset, null), novelty), event.receivedAt());
		this.offset++;
	}

	void type(double second) {
		step(new Event.Typing(at(second)), at(second));
	}

	void due(double second) {
		step(new Event.Due(), at(second));
	}

	void end(int turn, double second) {
		end(turn, second, memory("conv_1"));
	}

	void end(int turn, double second, Memory memory) {
		step(new Event.TurnEnded(new Outcome.Answered(turn(turn).turnId(), USER, 1, memory, at(second))), at(second));
	}

	void order(Command command) {
		step(new Event.Ordered(command), command.issuedAt());
	}

	void step(Event event, Instant now) {
		Step step = this.machine.step(this.conversation, event, new Moment(now, now));
		this.conversation = step.conversation();
		for (Effect effect : step.effects()) {
			if (effect instanceof Effect.Close(ClosedBuffer turn)) {
				this.turns.add(turn);
			}
			else if (effect instanceof Effect.Dispose(Disposition disposition)) {
				this.dispositions.add(disposition);
			}
			else if (effect instanceof Effect.ProfileChanged(UserProfile profile)) {
				this.profiles.add(profile);
			}
		}
	}

	Conversation conversation() {
		return this.conversation;
	}

	List<ClosedBuffer> turns() {
		return this.turns;
	}

	ClosedBuffer turn(int number) {
		assertThat(this.turns).hasSizeGreaterThan(number);
		return this.turns.get(number);
	}

	List<Disposition> dispositions() {
		return this.dispositions;
	}

	List<Disposition.Rule> rules() {
		return this.dispositions.stream().map(Disposition::rule).toList();
	}

	List<UserProfile> profiles() {
		return this.profiles;
	}

	static InboundEvent.Message message(String id, double sent, double received) {
		return ANA.message(id, new Content.Text("x"), at(sent), at(received));
	}

	static List<String> ids(ClosedBuffer turn) {
		return turn.messages().stream().map(TurnMessage::id).toList();
	}

	static Memory memory(@Nullable String conversationId) {
		return new Memory(conversationId, null, null,
				List.of(new TranscriptEntry(TranscriptEntry.Role.ASSISTANT, "hola", null, true, START)));
	}

	static Instant at(double second) {
		return START.plus(Duration.ofMillis(Math.round(second * 1_000)));
	}

}
