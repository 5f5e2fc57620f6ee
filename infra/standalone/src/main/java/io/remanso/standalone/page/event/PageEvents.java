package io.remanso.standalone.page.event;

import java.util.Locale;
import java.util.Optional;

import io.remanso.contracts.inbound.InboundEvent;
import io.remanso.contracts.inbound.Presence;
import io.remanso.contracts.inbound.Receipt;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Disposition;
import io.remanso.contracts.turn.OpenBuffer;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.turn.TurnMessage;
import io.remanso.standalone.page.event.PageEvent.Ending;
import org.jspecify.annotations.Nullable;

/**
 * What a topic record means to the page; nothing where it means nothing.
 */
public final class PageEvents {

	private PageEvents() {
	}

	/**
	 * Turn a record into an event.
	 * @param user the record's key
	 * @param value of any of the topics that the page reads
	 * @param offset of the record
	 */
	public static Optional<PageEvent> of(String user, Object value, long offset) {
		return Optional.ofNullable(switch (value) {
			case InboundEvent.Message message ->
				new PageEvent.Wrote(user, message.id(), Wording.of(message.content()), offset, message.receivedAt());
			case Presence presence -> new PageEvent.Typed(user, presence.activity(), presence.receivedAt());
			case OpenBuffer buffer -> new PageEvent.Waiting(user, buffer.messages().size(), buffer.deadline(),
					buffer.setAside(), buffer.turnInFlight(), buffer.updatedAt());
			case Disposition disposition ->
				new PageEvent.NotTaken(user, disposition.messageId(), disposition.rule(), disposition.at());
			case ClosedBuffer turn -> new PageEvent.TurnClosed(user, turn.turnId(), turn.reason(), turn.answer(),
					turn.messages().stream().map(TurnMessage::id).toList(), turn.closedAt());
			case Outcome outcome -> outcome(user, outcome);
			case Receipt receipt ->
				new PageEvent.Reached(user, receipt.messageId(), receipt.status(), receipt.receivedAt());
			default -> null;
		});
	}

	private static @Nullable PageEvent outcome(String user, Outcome outcome) {
		return switch (outcome) {
			case Outcome.ReplyGenerated reply ->
				new PageEvent.Thought(user, reply.turnId(), reply.model(), reply.latencyMs(), reply.at());
			case Outcome.FailureDecided ignored -> null;
			case Outcome.PartSent part -> new PageEvent.Answered(user, part.turnId(), part.part(), part.parts(),
					part.purpose(), part.text(), part.messageId(), part.at());
			case Outcome.Answered end -> ended(end, Ending.ANSWERED, null);
			case Outcome.Recorded end -> ended(end, Ending.RECORDED, null);
			case Outcome.Suppressed end -> ended(end, Ending.SUPPRESSED, end.reason());
			case Outcome.Failed end -> ended(end, Ending.FAILED, end.reason());
			case Outcome.Unknown ignored -> null;
		};
	}

	private static PageEvent ended(Outcome.Terminal end, Ending ending, @Nullable Enum<?> reason) {
		return new PageEvent.TurnEnded(end.userId(), end.turnId(), ending,
				(reason != null) ? reason.name().toLowerCase(Locale.ROOT) : null, end.at());
	}

}
