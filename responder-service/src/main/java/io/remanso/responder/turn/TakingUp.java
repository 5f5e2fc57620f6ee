package io.remanso.responder.turn;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.responder.delivery.Courier;
import io.remanso.responder.delivery.PartSender;
import io.remanso.responder.delivery.Sign;
import io.remanso.responder.delivery.TypingSignal;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.Waiting;
import io.remanso.responder.partition.TenureEndedException;
import io.remanso.responder.partition.TurnProgress;
import io.remanso.responder.partition.Work;
import org.jspecify.annotations.Nullable;

/**
 * Takes a turn up: shows the user that it is, and finds out what its messages say.
 */
final class TakingUp {

	private final Map<Gateway, PartSender> senders;

	private final Reading reading;

	private final Spoken spoken;

	private final TurnPermit permit;

	private final TurnSettings settings;

	private final Waiting waiting;

	TakingUp(Partners partners, Spoken spoken, TurnPermit permit, TurnSettings settings, Waiting waiting) {
		this.senders = partners.senders();
		this.reading = new Reading(partners.media(), waiting);
		this.spoken = spoken;
		this.permit = permit;
		this.settings = settings;
		this.waiting = waiting;
	}

	/** What is shown to the user until it is closed. */
	TypingSignal signal(Work work, ClosedBuffer buffer) {
		Courier courier = courier(buffer);
		boolean silent = !buffer.answer() || this.permit.isPaused(work.tenure(), buffer)
				|| Window.isClosed(buffer, this.waiting.now());
		if (courier == null || silent || work.tenure().progress(buffer.turnId()).memory() != null) {
			return TypingSignal.none();
		}
		boolean newUser = buffer.conversationId() == null && buffer.transcript().isEmpty();
		return TypingSignal.start(courier, this.spoken.isLikely(buffer) ? Sign.RECORDING : Sign.TYPING, buffer.chat(),
				buffer.messages().getLast().id(), newUser);
	}

	Turn turn(Work work, ClosedBuffer buffer) throws TenureEndedException, InterruptedException {
		Instant now = this.waiting.now();
		Deadline deadline = Deadline.after(now, this.settings.timeout());
		TurnProgress progress = work.tenure().progress(buffer.turnId());
		Memory recorded = progress.memory();
		if (recorded != null) {
			return turn(work, buffer, now, deadline, Understood.of(said(recorded)),
					new ChatLabels(buffer.profile().labels(), recorded.labels()));
		}
		ChatLabels labels = ChatLabels.of(buffer, courier(buffer), now);
		Understood understood = this.reading.of(buffer, deadline.less(this.settings.reserve()),
				this.permit.ownership(work.tenure()));
		return turn(work, buffer, now, deadline, understood, labels);
	}

	private static Turn turn(Work work, ClosedBuffer buffer, Instant now, Deadline deadline, Understood understood,
			ChatLabels labels) {
		return new Turn(work, buffer, work.tenure().progress(buffer.turnId()), now, deadline, understood,
				ContextLine.of(buffer, labels.names(), now), labels.fetched());
	}

	// What was heard once is not heard again.
	private static List<TranscriptEntry> said(Memory recorded) {
		return recorded.entries().stream().filter((entry) -> entry.role() != TranscriptEntry.Role.ASSISTANT).toList();
	}

	private @Nullable Courier courier(ClosedBuffer buffer) {
		PartSender sender = this.senders.get(buffer.chat().gateway());
		return (sender != null) ? sender.courier() : null;
	}

}
