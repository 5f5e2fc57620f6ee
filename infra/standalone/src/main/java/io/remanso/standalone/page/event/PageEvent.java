package io.remanso.standalone.page.event;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.remanso.contracts.inbound.Presence;
import io.remanso.contracts.inbound.Receipt;
import io.remanso.contracts.turn.CloseReason;
import io.remanso.contracts.turn.Disposition;
import io.remanso.contracts.turn.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the page shows. Events of different topics reach it in any order, and
 * some twice; each names what it is about, so that neither matters.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({ @JsonSubTypes.Type(PageEvent.Wrote.class), @JsonSubTypes.Type(PageEvent.Typed.class),
		@JsonSubTypes.Type(PageEvent.Waiting.class), @JsonSubTypes.Type(PageEvent.NothingWaits.class),
		@JsonSubTypes.Type(PageEvent.NotTaken.class), @JsonSubTypes.Type(PageEvent.TurnClosed.class),
		@JsonSubTypes.Type(PageEvent.Thought.class), @JsonSubTypes.Type(PageEvent.Answered.class),
		@JsonSubTypes.Type(PageEvent.TurnEnded.class), @JsonSubTypes.Type(PageEvent.Reached.class) })
public sealed interface PageEvent {

	/** The demo user whose chat it belongs to. */
	String user();

	/** When it happened, by the wall of who saw it. */
	Instant at();

	/**
	 * The user wrote, and it is in Kafka.
	 *
	 * @param offset of the inbound record: the order of arrival
	 */
	@JsonTypeName("wrote")
	record Wrote(String user, String id, String text, long offset, Instant at) implements PageEvent {
	}

	/** The user types, records, or has stopped to. */
	@JsonTypeName("typed")
	record Typed(String user, Presence.Activity activity, Instant at) implements PageEvent {
	}

	/**
	 * A buffer is open.
	 *
	 * @param messages how many wait, those set aside not counted
	 * @param deadline when it closes if nothing more comes
	 * @param turn the turn in flight that has to end first, or null
	 */
	@JsonTypeName("waiting")
	record Waiting(String user, int messages, Instant deadline, int setAside, @Nullable String turn,
			Instant at) implements PageEvent {
	}

	/** The buffer has closed. */
	@JsonTypeName("nothing_waits")
	record NothingWaits(String user, Instant at) implements PageEvent {
	}

	/** A message enters no turn. */
	@JsonTypeName("not_taken")
	record NotTaken(String user, String id, Disposition.Rule rule, Instant at) implements PageEvent {
	}

	/** A turn begins with these messages. */
	@JsonTypeName("turn_closed")
	record TurnClosed(String user, String turn, CloseReason reason, boolean answer, List<String> messages,
			Instant at) implements PageEvent {

		public TurnClosed {
			messages = List.copyOf(messages);
		}

	}

	/** The model has answered; nothing is sent yet. */
	@JsonTypeName("thought")
	record Thought(String user, String turn, String model, long latencyMs, Instant at) implements PageEvent {
	}

	/**
	 * A part of the answer was sent.
	 *
	 * @param id the gateway's, or null where it could not be learned
	 */
	@JsonTypeName("answered")
	record Answered(String user, String turn, int part, int parts, Outcome.Purpose purpose, String text,
			@Nullable String id, Instant at) implements PageEvent {
	}

	/**
	 * The turn is over.
	 *
	 * @param reason of a failed or suppressed one
	 */
	@JsonTypeName("turn_ended")
	record TurnEnded(String user, String turn, Ending ending, @Nullable String reason,
			Instant at) implements PageEvent {
	}

	/** How far a part of the answer got. */
	@JsonTypeName("reached")
	record Reached(String user, String id, Receipt.Status status, Instant at) implements PageEvent {
	}

	/** How a turn ends. */
	enum Ending {

		ANSWERED, SUPPRESSED, RECORDED, FAILED

	}

}
