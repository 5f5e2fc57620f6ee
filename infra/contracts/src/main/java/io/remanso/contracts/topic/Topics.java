package io.remanso.contracts.topic;

import java.time.Duration;
import java.util.List;

import io.remanso.contracts.command.Command;
import io.remanso.contracts.inbound.Alias;
import io.remanso.contracts.inbound.InboundEvent;
import io.remanso.contracts.inbound.Presence;
import io.remanso.contracts.inbound.Receipt;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Disposition;
import io.remanso.contracts.turn.OpenBuffer;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.user.UserProfile;
import io.remanso.contracts.user.UserState;

/**
 * All topics. A worker knows these, never another worker.
 */
public final class Topics {

	/**
	 * Of every topic, for life: another number would move users to other partitions and
	 * break their order.
	 */
	public static final int PARTITIONS = 12;

	// Messages and receipts can be read again for two weeks, what we made of them for a
	// month.
	private static final Cleanup TWO_WEEKS = new Cleanup.Delete(Duration.ofDays(14));

	private static final Cleanup MONTH = new Cleanup.Delete(Duration.ofDays(30));

	private static final Cleanup LATEST = new Cleanup.Compact(Duration.ofDays(14));

	public static final Topic<InboundEvent> INBOUND = Topic.of("whatsapp.inbound", InboundEvent.class, TWO_WEEKS);

	public static final Topic<Presence> PRESENCES = Topic.of("whatsapp.presences", Presence.class,
			new Cleanup.Delete(Duration.ofHours(1)));

	public static final Topic<Receipt> RECEIPTS = Topic.of("whatsapp.receipts", Receipt.class, TWO_WEEKS);

	public static final Topic<ClosedBuffer> CLOSED_BUFFERS = Topic.of("whatsapp.closed-buffers", ClosedBuffer.class,
			MONTH);

	public static final Topic<Outcome> OUTCOMES = Topic.of("whatsapp.outcomes", Outcome.class, MONTH);

	public static final Topic<Disposition> DISPOSITIONS = Topic.of("whatsapp.dispositions", Disposition.class, MONTH);

	public static final Topic<Command> COMMANDS = Topic.of("whatsapp.commands", Command.class, MONTH);

	public static final Topic<UserProfile> USERS = Topic.of("whatsapp.users", UserProfile.class, LATEST);

	public static final Topic<UserState> USER_STATES = Topic.of("whatsapp.user-states", UserState.class, LATEST);

	public static final Topic<OpenBuffer> OPEN_BUFFERS = Topic.of("whatsapp.open-buffers", OpenBuffer.class, LATEST);

	public static final Topic<Alias> ALIASES = Topic.of("whatsapp.aliases", Alias.class, LATEST);

	/**
	 * Records that could not be worked on, as they were: bytes, so it has no value type.
	 * See {@code DeadLetter}.
	 */
	public static final String DLQ = "whatsapp.dlq";

	static final Cleanup DLQ_CLEANUP = MONTH;

	private static final List<Topic<?>> ALL = List.of(INBOUND, PRESENCES, RECEIPTS, CLOSED_BUFFERS, OUTCOMES,
			DISPOSITIONS, COMMANDS, USERS, USER_STATES, OPEN_BUFFERS, ALIASES);

	private Topics() {
	}

	/** Every topic with typed values; the DLQ is none of them. */
	public static List<Topic<?>> all() {
		return ALL;
	}

}
