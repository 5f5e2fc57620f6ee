package io.remanso.buffer.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.remanso.contracts.inbound.InboundEvent;
import io.remanso.contracts.turn.CloseReason;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.TurnMessage;
import org.jspecify.annotations.Nullable;

/**
 * What became of every inbound record of one user. Whatever would break a promise is
 * refused as it is written down.
 */
final class Ledger {

	private final String userId;

	private final List<InboundEvent> records = new ArrayList<>();

	private final Map<Long, String> fates = new HashMap<>();

	private final List<ClosedBuffer> turns = new ArrayList<>();

	private long newestOfUser = -1;

	private @Nullable String inFlight;

	Ledger(String userId) {
		this.userId = userId;
	}

	/** The place of this record in its topic. */
	Source read(InboundEvent event) {
		this.records.add(event);
		return new Source(0, this.records.size() - 1L, null);
	}

	@Nullable String inFlight() {
		return this.inFlight;
	}

	List<ClosedBuffer> turns() {
		return this.turns;
	}

	List<InboundEvent> records() {
		return this.records;
	}

	void write(Event cause, Step step, Instant stream) {
		if (cause instanceof Event.TurnEnded ended && ended.outcome().turnId().equals(this.inFlight)) {
			this.inFlight = null;
		}
		step.effects().forEach((effect) -> write(effect, cause, stream));
		require((step.conversation().turn() != null) == (this.inFlight != null), "the gate");
	}

	private void write(Effect effect, Event cause, Instant stream) {
		switch (effect) {
			case Effect.Close(ClosedBuffer turn) -> {
				require(this.inFlight == null, "one turn in flight");
				this.inFlight = turn.turnId();
				this.turns.add(turn);
				check(turn);
				if (turn.reason() == CloseReason.WINDOW && !(cause instanceof Event.Arrived)) {
					require(!turn.deadline().isAfter(stream), "never early");
				}
			}
			case Effect.Dispose dispose -> {
				require(dispose.disposition().userId().equals(this.userId), "users never mix");
				fate(dispose.disposition().offset(), dispose.disposition().rule().name());
			}
			case Effect.LeaseLapsed lapsed -> {
				require(lapsed.turnId().equals(this.inFlight), "only the turn in flight has a lease");
				this.inFlight = null;
			}
			case Effect.ProfileChanged changed -> require(!"own".equals(changed.profile().name()), "names");
			case Effect.StateChanged changed ->
				require(changed.state().userId().equals(this.userId), "users never mix");
			case Effect.Forget forget -> require(cause instanceof Event.Ordered, "only an order forgets");
			case Effect.Refuse refuse -> require(!refuse.why().isEmpty(), "a refusal says why");
		}
	}

	private void check(ClosedBuffer turn) {
		require(!turn.messages().isEmpty(), "a turn says something");
		require(turn.userId().equals(this.userId), "users never mix");
		for (int i = 1; i < turn.messages().size(); i++) {
			TurnMessage one = turn.messages().get(i - 1);
			TurnMessage next = turn.messages().get(i);
			require(one.sentAt().isBefore(next.sentAt())
					|| (one.sentAt().equals(next.sentAt()) && one.offset() < next.offset()),
					"order by provider's second, then arrival");
		}
		for (TurnMessage message : turn.messages()) {
			InboundEvent record = this.records.get((int) message.offset());
			require(record.chat().equals(turn.chat()), "chats never mix");
			require(record.id().equals(message.id()), "nothing that was never posted");
		}
		if (turn.answersAgain() == null) {
			turn.messages().forEach((message) -> fate(message.offset(), turn.turnId()));
			checkOrderOverTurns(turn);
		}
	}

	// A message of the business that was decided late may stand in a later turn.
	private void checkOrderOverTurns(ClosedBuffer turn) {
		long[] offsets = turn.messages()
			.stream()
			.filter((message) -> message.author() == TurnMessage.Author.USER)
			.mapToLong(TurnMessage::offset)
			.sorted()
			.toArray();
		if (offsets.length > 0) {
			require(offsets[0] > this.newestOfUser, "order of arrival over turns");
			this.newestOfUser = offsets[offsets.length - 1];
		}
	}

	private void fate(long offset, String fate) {
		require(this.fates.put(offset, fate) == null, "one fate of each record");
	}

	/** What must hold once nothing waits any more. */
	void checkAtTheEnd() {
		require(this.fates.size() == this.records.size(), "each record has its fate");
		Set<String> turnIds = new HashSet<>(this.turns.stream().map(ClosedBuffer::turnId).toList());
		require(turnIds.size() == this.turns.size(), "each turn has its id");
		this.turns.forEach((turn) -> checkNotSplit(turn, turnIds));
	}

	/** A burst that closed by quiet alone took in all that came before its deadline. */
	private void checkNotSplit(ClosedBuffer turn, Set<String> turnIds) {
		if (turn.reason() != CloseReason.WINDOW) {
			return;
		}
		long last = turn.messages().stream().mapToLong(TurnMessage::offset).max().orElseThrow();
		for (long offset = last + 1; offset < this.records.size(); offset++) {
			InboundEvent event = this.records.get((int) offset);
			if (event instanceof InboundEvent.Message && turnIds.contains(this.fates.get(offset))) {
				require(event.receivedAt().isAfter(turn.deadline()), "a burst is not split");
			}
		}
	}

	// Millions of checks: a library's assertion would cost more than what it checks.
	static void require(boolean holds, String promise) {
		if (!holds) {
			throw new AssertionError("broken: " + promise);
		}
	}

}
