package io.remanso.responder.turn;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Context;
import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.partition.PartReceipt;
import io.remanso.responder.partition.Tenure;
import io.remanso.responder.partition.TurnProgress;
import io.remanso.responder.partition.Work;
import org.jspecify.annotations.Nullable;

/**
 * One turn that was taken up.
 *
 * @param progress what an earlier owner recorded of it
 * @param takenUp when
 * @param understood what its messages say
 * @param context of the user
 * @param labels as the gateway gave them now, or null
 */
record Turn(Work work, ClosedBuffer buffer, TurnProgress progress, Instant takenUp, Deadline deadline,
		Understood understood, Context context, Memory.@Nullable Labels labels) {

	String id() {
		return this.buffer.turnId();
	}

	String userId() {
		return this.buffer.userId();
	}

	Tenure tenure() {
		return this.work.tenure();
	}

	Gateway gateway() {
		return this.buffer.chat().gateway();
	}

	/**
	 * Whether an earlier owner of the partition may have taken it up: then what that did
	 * last may have been done and not recorded. No clock says so: when it was closed was
	 * told by another machine's.
	 */
	boolean mayBeRepeat() {
		return tenure().mayBeInherited(this.work.record().offset());
	}

	/** What the receipts say of a part of the reply, or null. */
	@Nullable PartReceipt receipt(int number) {
		return tenure().receipts().of(PartReceipt.name(id(), Outcome.Purpose.REPLY, number));
	}

	/** Whether the gateway took a part of the reply and could not deliver it. */
	boolean hasFailed(int number) {
		PartReceipt receipt = receipt(number);
		return receipt != null && receipt.hasFailed();
	}

	/** Whether the user was forgotten when all of the turn was there already. */
	boolean isForgotten() {
		return tenure().forgotten().covers(userId(), this.buffer.lastAt());
	}

	/** Whether it carries anything that is to be forgotten. */
	boolean holdsForgotten() {
		return this.buffer.transcript().stream().anyMatch((entry) -> tenure().forgotten().covers(userId(), entry.at()));
	}

	/** What the turn changes without a reply. */
	Memory memory(@Nullable String conversationId) {
		return memory(conversationId, List.of());
	}

	/** What it changes where its conversation goes on and never got what it says. */
	Memory missedBy(String conversationId) {
		List<TranscriptEntry> missed = this.understood.said()
			.stream()
			.map((entry) -> new TranscriptEntry(entry.role(), entry.text(), entry.messageId(), false, entry.at()))
			.toList();
		return new Memory(conversationId, this.context, this.labels, missed);
	}

	/** What the turn changes with these lines of ours. */
	Memory memory(@Nullable String conversationId, List<TranscriptEntry> replied) {
		List<TranscriptEntry> entries = new ArrayList<>(this.understood.said());
		entries.addAll(replied);
		return new Memory(conversationId, this.context, this.labels, entries);
	}

}
