package io.remanso.buffer.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.MediaKind;
import io.remanso.contracts.turn.CloseReason;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Disposition;
import io.remanso.contracts.turn.TurnMessage;
import io.remanso.contracts.user.UserProfile;
import org.jspecify.annotations.Nullable;

/**
 * One step being taken: the conversation as it is so far and what follows from it. It
 * holds the gate's rule that a buffer becomes a turn only where none is in flight, and is
 * set aside otherwise. Lives for one step only.
 */
final class Draft {

	private final Rules rules;

	private final Moment now;

	private final List<Effect> effects = new ArrayList<>();

	private Conversation conversation;

	Draft(Conversation conversation, Rules rules, Moment now) {
		this.conversation = conversation;
		this.rules = rules;
		this.now = now;
	}

	Conversation conversation() {
		return this.conversation;
	}

	Moment now() {
		return this.now;
	}

	Rules rules() {
		return this.rules;
	}

	Step step() {
		return new Step(this.conversation, this.effects);
	}

	void become(Conversation next) {
		this.conversation = next;
	}

	void effect(Effect effect) {
		this.effects.add(effect);
	}

	void dispose(String messageId, int partition, long offset, Disposition.Rule rule, @Nullable String target) {
		effect(new Effect.Dispose(new Disposition(this.conversation.userId(), messageId, partition, offset, rule,
				target, this.now.wall())));
	}

	void dispose(TurnMessage message, Disposition.Rule rule) {
		dispose(message.id(), message.partition(), message.offset(), rule, null);
	}

	/** Change what is known of the user, and tell it where others see it. */
	void learn(UnaryOperator<KnownUser> change) {
		KnownUser before = this.conversation.known().get();
		KnownUser after = change.apply(before);
		if (after.equals(before)) {
			return;
		}
		this.conversation = this.conversation.withKnown(after);
		String userId = this.conversation.userId();
		UserProfile profile = after.profile(userId);
		if (profile != null && !profile.equals(before.profile(userId))) {
			effect(new Effect.ProfileChanged(profile));
		}
		if (!after.isTreatedLike(before)) {
			effect(new Effect.StateChanged(after.state(userId, this.now.wall())));
		}
	}

	/** Put a message to what waits; the gate decides what becomes of what is full. */
	void append(Chat chat, TurnMessage message, @Nullable String name, Instant at) {
		Buffer open = this.conversation.open();
		if (open != null && !open.chat().equals(chat)) {
			close(CloseReason.OTHER_CHAT);
		}
		else if (open != null && !open.fits(message, this.rules)) {
			close(CloseReason.MAX_BYTES);
		}
		Buffer waiting = this.conversation.open();
		Duration window = isVoice(message.content()) ? this.rules.voiceWindow() : this.rules.window();
		this.conversation = this.conversation
			.withOpen((waiting == null) ? Buffer.of(chat, message, name, at, window, this.rules)
					: waiting.with(message, name, at, window, this.rules));
	}

	void close(CloseReason reason) {
		Buffer open = this.conversation.open();
		if (open != null) {
			this.conversation = this.conversation.withOpen(null);
			push(open.closedFor(reason));
		}
	}

	void push(Buffer closed) {
		if (this.conversation.turn() == null) {
			turn(closed);
		}
		else {
			this.conversation = this.conversation.withAside(this.conversation.aside().with(closed));
		}
	}

	/** Where the gate is open: make a turn of what was set aside, or of what is due. */
	void drain(Instant clock) {
		if (this.conversation.turn() != null) {
			return;
		}
		Buffer open = this.conversation.open();
		boolean due = open != null && open.dueBy(clock);
		if (this.conversation.aside().isEmpty()) {
			if (open != null && due) {
				this.conversation = this.conversation.withOpen(null);
				turn(open);
			}
			return;
		}
		List<Buffer> waiting = this.conversation.aside().buffers();
		Buffer joined = waiting.getFirst();
		int taken = 1;
		while (taken < waiting.size() && fit(joined, waiting.get(taken))) {
			joined = joined.joined(waiting.get(taken));
			taken++;
		}
		this.conversation = this.conversation.withAside(Aside.of(waiting.subList(taken, waiting.size())));
		if (open != null && due && taken == waiting.size() && fit(joined, open)) {
			joined = joined.joined(open.closedFor(open.reason(this.rules)));
			this.conversation = this.conversation.withOpen(null);
		}
		turn(joined);
	}

	private boolean fit(Buffer one, Buffer next) {
		return one.fitsWith(next) && answers(one) == answers(next);
	}

	private void turn(Buffer buffer) {
		learn((known) -> known(known, buffer));
		KnownUser known = this.conversation.known().get();
		String userId = this.conversation.userId();
		UserProfile profile = known.profile(userId);
		if (profile == null) {
			throw new IllegalStateException("a turn has a chat and times, so there is a profile");
		}
		String turnId = TurnIds.of(userId, buffer);
		List<TurnMessage> messages = buffer.messages().all();
		Buffer.Again again = buffer.again();
		this.conversation = this.conversation
			.withTurn(new Turn(turnId, this.now.wall().plus(this.rules.turnLease()), false))
			.withLastTurn(Optional.of(new LastTurn(turnId, buffer.chat(), buffer.messages())));
		effect(new Effect.Close(new ClosedBuffer(turnId, userId, buffer.chat(), answers(buffer),
				(again != null) ? again.turnId() : null, messages, profile, known.conversationId(), known.transcript(),
				known.context(), known.lastVoiceInput(), buffer.reason(this.rules), buffer.firstAt(), buffer.lastAt(),
				buffer.deadline(), this.now.wall())));
	}

	// An operator's order stands above a pause. What was written while a person answers
	// is theirs, even where the pause has ended since.
	private boolean answers(Buffer buffer) {
		if (buffer.again() != null) {
			return true;
		}
		return buffer.closed() != CloseReason.TAKEOVER && !this.conversation.known().get().isPausedAt(buffer.lastAt());
	}

	private static KnownUser known(KnownUser known, Buffer buffer) {
		KnownUser next = known;
		List<TurnMessage> own = buffer.messages()
			.all()
			.stream()
			.filter((message) -> message.author() == TurnMessage.Author.USER)
			.toList();
		if (!own.isEmpty() || !known.hasProfile()) {
			next = next.active(buffer.chat(), buffer.name(), buffer.firstAt(), buffer.lastAt());
		}
		for (TurnMessage message : own) {
			if (isVoice(message.content())) {
				next = next.spoke(message.receivedAt());
			}
		}
		return next;
	}

	private static boolean isVoice(Content content) {
		return content instanceof Content.Media media && media.media() == MediaKind.VOICE;
	}

}
