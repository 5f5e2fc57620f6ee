package io.remanso.buffer.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.turn.CloseReason;
import io.remanso.contracts.turn.TurnMessage;
import org.jspecify.annotations.Nullable;

/**
 * Messages that wait together, of one chat, ordered by the provider's second and then by
 * arrival. Its deadline only ever moves later, and never past the age cap.
 *
 * @param bytes what the messages take, see {@code MessageSize}
 * @param name the newest profile name that came with them, or null
 * @param firstAt when the first of them was received
 * @param lastAt when the last of them was received
 * @param deadline when it closes if nothing more comes
 * @param closed why it takes no more messages, or null while it does
 * @param again which earlier turn it repeats by whose order, or null
 */
public record Buffer(Chat chat, Messages messages, long bytes, @Nullable String name, Instant firstAt, Instant lastAt,
		Instant deadline, @Nullable CloseReason closed, @Nullable Again again) {

	/** An order to repeat a turn. */
	public record Again(String turnId, String commandId) {

	}

	static Buffer of(Chat chat, TurnMessage message, @Nullable String name, Instant at, Duration window, Rules rules) {
		return new Buffer(chat, Messages.of(List.of(message)), MessageSize.of(message), name, at, at,
				Times.earliest(at.plus(window), at.plus(rules.maxAge())), null, null);
	}

	/** What an operator wants answered again. */
	static Buffer again(LastTurn turn, List<TurnMessage> messages, String commandId, Instant at) {
		Messages all = Messages.of(messages);
		return new Buffer(turn.chat(), all, all.bytes(), null, messages.getFirst().receivedAt(),
				messages.getLast().receivedAt(), at, CloseReason.ANSWER_AGAIN, new Again(turn.turnId(), commandId));
	}

	Buffer with(TurnMessage message, @Nullable String newName, Instant at, Duration window, Rules rules) {
		return new Buffer(this.chat, this.messages.with(message), this.bytes + MessageSize.of(message),
				(newName != null) ? newName : this.name, this.firstAt, Times.latest(this.lastAt, at),
				extended(at.plus(window), rules), this.closed, this.again);
	}

	/** The same where the user is seen busy until {@code until}. */
	Buffer extendedTo(Instant until, Rules rules) {
		return new Buffer(this.chat, this.messages, this.bytes, this.name, this.firstAt, this.lastAt,
				extended(until, rules), this.closed, this.again);
	}

	Buffer closedFor(CloseReason reason) {
		return new Buffer(this.chat, this.messages, this.bytes, this.name, this.firstAt, this.lastAt, this.deadline,
				reason, this.again);
	}

	/** The message with that id that the user wrote, if it waits here. */
	Optional<TurnMessage> find(Chat of, String messageId) {
		return this.messages.all()
			.stream()
			.filter((message) -> message.author() == TurnMessage.Author.USER && message.id().equals(messageId)
					&& of.equals(this.chat) && this.again == null)
			.findFirst();
	}

	/** The same with an edit applied to one message; its place in the order stays. */
	Buffer edited(TurnMessage target, Content edit) {
		TurnMessage edited = new TurnMessage(target.id(), target.author(), Edits.applied(target.content(), edit),
				target.quote(), target.corrects(), target.sentAt(), target.receivedAt(), target.partition(),
				target.offset(), target.traceparent());
		return withMessages(
				this.messages.all().stream().map((message) -> message.equals(target) ? edited : message).toList());
	}

	/** The same without that message, or null where nothing is left. */
	@Nullable Buffer without(TurnMessage target) {
		List<TurnMessage> rest = this.messages.all().stream().filter((message) -> !message.equals(target)).toList();
		return rest.isEmpty() ? null : withMessages(rest);
	}

	boolean fits(TurnMessage message, Rules rules) {
		return this.bytes + MessageSize.of(message) <= rules.maxBytes();
	}

	boolean dueBy(Instant clock) {
		return !this.deadline.isAfter(clock);
	}

	/** Why it closed, or would close by time alone. */
	CloseReason reason(Rules rules) {
		if (this.closed != null) {
			return this.closed;
		}
		return this.deadline.equals(this.firstAt.plus(rules.maxAge())) ? CloseReason.MAX_AGE : CloseReason.WINDOW;
	}

	boolean fitsWith(Buffer next) {
		return this.chat.equals(next.chat) && this.again == null && next.again == null
				&& this.bytes + next.bytes <= Rules.TURN_BYTES;
	}

	Buffer joined(Buffer next) {
		Messages all = Messages.of(Stream.concat(this.messages.all().stream(), next.messages.all().stream()).toList());
		return new Buffer(this.chat, all, this.bytes + next.bytes, (next.name != null) ? next.name : this.name,
				Times.earliest(this.firstAt, next.firstAt), Times.latest(this.lastAt, next.lastAt), next.deadline,
				next.closed, null);
	}

	/**
	 * The same of which these messages are at hand; for who keeps the others elsewhere.
	 */
	public Buffer holding(Messages messages) {
		return new Buffer(this.chat, messages, this.bytes, this.name, this.firstAt, this.lastAt, this.deadline,
				this.closed, this.again);
	}

	private Buffer withMessages(List<TurnMessage> next) {
		Messages all = Messages.of(next);
		return new Buffer(this.chat, all, all.bytes(), this.name, this.firstAt, this.lastAt, this.deadline, this.closed,
				this.again);
	}

	private Instant extended(Instant until, Rules rules) {
		return Times.latest(this.deadline, Times.earliest(until, this.firstAt.plus(rules.maxAge())));
	}

}
