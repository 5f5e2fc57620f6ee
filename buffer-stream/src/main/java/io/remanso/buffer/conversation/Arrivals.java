package io.remanso.buffer.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.InboundEvent;
import io.remanso.contracts.inbound.Quote;
import io.remanso.contracts.turn.CloseReason;
import io.remanso.contracts.turn.Disposition;
import io.remanso.contracts.turn.TurnMessage;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an inbound record: it enters what waits, or a rule disposes of it.
 */
final class Arrivals {

	// Dues strictly before a record's own time are settled before it is looked at: a gap
	// of exactly the window still joins.
	private static final Duration BEFORE = Duration.ofMillis(1);

	private Arrivals() {
	}

	static void take(Draft draft, Event.Arrived arrived) {
		InboundEvent event = arrived.event();
		Instant at = believable(event.receivedAt(), draft);
		Deadlines.settle(draft, at.minus(BEFORE));
		Disposition.Rule refusal = refusal(draft, arrived);
		if (refusal != null) {
			draft.dispose(event.id(), arrived.source().partition(), arrived.source().offset(), refusal, null);
			return;
		}
		switch (event) {
			case InboundEvent.Message message -> append(draft, message, arrived.source(), at);
			case InboundEvent.Edit edit -> edit(draft, edit, arrived.source(), at);
			case InboundEvent.Delete delete -> delete(draft, delete, arrived.source());
			case InboundEvent.OwnMessage own -> OwnSide.take(draft, own, arrived.source(), at);
			case InboundEvent.Reaction reaction -> dispose(draft, arrived, Disposition.Rule.REACTION);
			case InboundEvent.Notice notice -> dispose(draft, arrived, Disposition.Rule.NOTICE);
		}
	}

	private static void dispose(Draft draft, Event.Arrived arrived, Disposition.Rule rule) {
		draft.dispose(arrived.event().id(), arrived.source().partition(), arrived.source().offset(), rule, null);
	}

	private static Disposition.@Nullable Rule refusal(Draft draft, Event.Arrived arrived) {
		InboundEvent event = arrived.event();
		return switch (arrived.novelty()) {
			case FORGOTTEN -> Disposition.Rule.FORGOTTEN;
			case SEEN -> Disposition.Rule.DUPLICATE;
			case SENT_BY_US -> Disposition.Rule.ECHO;
			case NEW -> {
				if (event.chat().group() && !draft.rules().groups()) {
					yield Disposition.Rule.GROUP;
				}
				yield (wantsAnswer(event) && isStale(draft, event)) ? Disposition.Rule.STALE : null;
			}
		};
	}

	private static boolean wantsAnswer(InboundEvent event) {
		return event instanceof InboundEvent.Message || event instanceof InboundEvent.Edit
				|| event instanceof InboundEvent.OwnMessage;
	}

	private static boolean isStale(Draft draft, InboundEvent event) {
		Duration age = Duration.between(event.sentAt(), event.receivedAt());
		return age.compareTo(draft.rules().maxAnswerAge(event.chat().gateway())) > 0;
	}

	private static void append(Draft draft, InboundEvent.Message event, Source source, Instant at) {
		TurnMessage message = message(event, TurnMessage.Author.USER, event.content(), event.quote(), null, source);
		draft.append(event.chat(), message, event.sender().name(), at);
		closeIfFull(draft, event.content());
	}

	private static void closeIfFull(Draft draft, Content content) {
		Buffer open = draft.conversation().open();
		if (open == null) {
			return;
		}
		if (content instanceof Content.Text(String body)
				&& draft.rules().flushKeywords().contains(body.strip().toLowerCase(Locale.ROOT))) {
			draft.close(CloseReason.KEYWORD);
		}
		else if (open.messages().count() >= draft.rules().maxMessages()) {
			draft.close(CloseReason.MAX_MESSAGES);
		}
		else if (open.bytes() >= draft.rules().maxBytes()) {
			draft.close(CloseReason.MAX_BYTES);
		}
	}

	private static void edit(Draft draft, InboundEvent.Edit edit, Source source, Instant at) {
		Optional<Place> place = Place.of(draft.conversation(), edit.chat(), edit.target());
		Optional<Buffer> edited = place.map((found) -> found.buffer().edited(found.message(), edit.content()))
			.filter((buffer) -> buffer.bytes() <= draft.rules().maxBytes());
		if (place.isPresent() && edited.isPresent()) {
			draft.become(place.get().filledWith(draft.conversation(), edited.get()));
			draft.dispose(edit.id(), source.partition(), source.offset(), Disposition.Rule.EDIT_APPLIED, edit.target());
			return;
		}
		// Too late, or it makes the buffer too big: then it is a message of its own.
		draft.append(edit.chat(), message(edit, TurnMessage.Author.USER, edit.content(), null, edit.target(), source),
				null, at);
		closeIfFull(draft, edit.content());
	}

	private static void delete(Draft draft, InboundEvent.Delete delete, Source source) {
		Optional<Place> place = Place.of(draft.conversation(), delete.chat(), delete.target());
		place.ifPresent((found) -> {
			draft.become(found.filledWith(draft.conversation(), found.buffer().without(found.message())));
			draft.dispose(found.message(), Disposition.Rule.DELETED);
		});
		draft.dispose(delete.id(), source.partition(), source.offset(),
				place.isPresent() ? Disposition.Rule.DELETE_APPLIED : Disposition.Rule.DELETE_TOO_LATE,
				delete.target());
	}

	static TurnMessage message(InboundEvent event, TurnMessage.Author author, Content content, @Nullable Quote quote,
			@Nullable String corrects, Source source) {
		return new TurnMessage(event.id(), author, content, quote, corrects, event.sentAt(), event.receivedAt(),
				source.partition(), source.offset(), source.traceparent());
	}

	private static Instant believable(Instant receivedAt, Draft draft) {
		return Times.earliest(receivedAt, draft.now().wall().plus(Rules.CLOCK_SKEW));
	}

}
