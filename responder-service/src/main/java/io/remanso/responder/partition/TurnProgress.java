package io.remanso.responder.partition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What {@code outcomes} says of one turn. A recorded reply is never generated again, a
 * recorded part never sent again, a recorded failure never followed by a reply. An
 * apology is recorded together with the end.
 *
 * @param outcomesFrom the offset of the turn's first outcome
 * @param reply the recorded reply, or null
 * @param parts the recorded parts of the reply, each once, in order
 * @param failure the recorded failure, or null
 * @param ended whether a terminal outcome is recorded
 */
public record TurnProgress(long outcomesFrom, Outcome.@Nullable ReplyGenerated reply, List<Outcome.PartSent> parts,
		Outcome.@Nullable FailureDecided failure, boolean ended) {

	public TurnProgress {
		parts = List.copyOf(parts);
	}

	/** Nothing is recorded. */
	public static TurnProgress none(long outcomesFrom) {
		return new TurnProgress(outcomesFrom, null, List.of(), null, false);
	}

	/** With one more outcome. The first of a kind counts, should there be two. */
	public TurnProgress plus(Outcome outcome) {
		return switch (outcome) {
			case Outcome.ReplyGenerated generated -> new TurnProgress(this.outcomesFrom,
					(this.reply != null) ? this.reply : generated, this.parts, this.failure, this.ended);
			case Outcome.FailureDecided decided -> new TurnProgress(this.outcomesFrom, this.reply, this.parts,
					(this.failure != null) ? this.failure : decided, this.ended);
			case Outcome.PartSent part when part.purpose() == Outcome.Purpose.APOLOGY -> this;
			case Outcome.PartSent part ->
				new TurnProgress(this.outcomesFrom, this.reply, with(part), this.failure, this.ended);
			// The rest is not needed any more, and turns are many.
			case Outcome.Terminal _ -> new TurnProgress(this.outcomesFrom, null, List.of(), null, true);
			case Outcome.Unknown _ -> this;
		};
	}

	/**
	 * What the turn was to change at its end when its reply or failure was recorded, or
	 * null.
	 */
	public @Nullable Memory memory() {
		if (this.failure != null) {
			return this.failure.memory();
		}
		return (this.reply != null) ? this.reply.memory() : null;
	}

	/** When the newest of it was recorded, or null. */
	public @Nullable Instant at() {
		if (this.failure != null) {
			return this.failure.at();
		}
		if (!this.parts.isEmpty()) {
			return this.parts.getLast().at();
		}
		return (this.reply != null) ? this.reply.at() : null;
	}

	// The same outcomes are read again where the reading broke off before the start.
	private List<Outcome.PartSent> with(Outcome.PartSent part) {
		if (this.parts.stream().anyMatch((known) -> known.part() == part.part())) {
			return this.parts;
		}
		List<Outcome.PartSent> longer = new ArrayList<>(this.parts);
		longer.add(part);
		return longer;
	}

}
