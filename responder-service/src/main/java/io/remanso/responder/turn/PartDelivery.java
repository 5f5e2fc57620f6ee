package io.remanso.responder.turn;

import java.time.Duration;

import io.remanso.contracts.turn.Outcome;
import io.remanso.responder.delivery.Delivered;
import io.remanso.responder.delivery.Doubt;
import io.remanso.responder.delivery.HeldBackException;
import io.remanso.responder.delivery.Part;
import io.remanso.responder.delivery.PartSender;
import io.remanso.responder.delivery.Settlement;
import io.remanso.responder.delivery.UndeliverableException;
import io.remanso.responder.delivery.VoiceNote;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.Waiting;
import io.remanso.responder.partition.PartReceipt;
import io.remanso.responder.partition.TenureEndedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers one part of a reply, spoken or written. A recording that the gateway took can
 * fail behind it, and the user has nothing then; so its receipt is awaited a moment, and
 * where it says that, the text follows, once:
 * <ol>
 * <li>The recording is recorded as sent before its receipt is awaited.
 * <li>The text is a part with the next number: what receipts say of the one is never
 * taken for the other.
 * <li>It is recorded together with the end of the turn.
 * </ol>
 * Who dies in between leaves a recording and no end; the next owner awaits its receipt
 * again, and looks for the text before it sends it. A recording that fails after the end
 * stays as it is: the user may have written again by then. The log and {@code deliveries}
 * tell.
 */
final class PartDelivery {

	private static final Logger logger = LoggerFactory.getLogger(PartDelivery.class);

	// A minute of speech takes some seconds; who waits longer would rather read.
	private static final Duration SPEAKING = Duration.ofSeconds(15);

	// A file that can't be delivered fails in a moment, and what the user says next waits
	// as long.
	private static final Duration FATE = Duration.ofSeconds(5);

	private static final Duration LOOK = Duration.ofMillis(200);

	private final Spoken spoken;

	private final TurnPermit permit;

	private final TurnSettings settings;

	private final Waiting waiting;

	PartDelivery(Spoken spoken, TurnPermit permit, TurnSettings settings, Waiting waiting) {
		this.spoken = spoken;
		this.permit = permit;
		this.settings = settings;
		this.waiting = waiting;
	}

	/**
	 * A reply that is spoken is one part: what is too long for a message is not spoken.
	 * @param known of earlier attempts
	 */
	Outcome.PartSent send(Turn turn, Part part, PartSender sender, Settlement known, Doubt doubt)
			throws UndeliverableException, HeldBackException, TenureEndedException, InterruptedException {
		if (known instanceof Settlement.Refused refused && !refused.windowClosed() && doubt.spokenToo()) {
			return written(turn, part, sender, doubt, true);
		}
		if (known.isOpen() && doubt.spokenToo() && turn.receipt(part.number() + 1) != null) {
			// An earlier owner wrote the answer, and recorded neither part.
			return written(turn, part, sender, doubt, true);
		}
		checkWindow(turn, known);
		// A turn that waits before a shut gate would hold its recording for minutes.
		boolean speaks = known.isOpen() && doubt.spokenToo() && sender.whyShut() == null;
		VoiceNote recording = speaks ? this.spoken.of(turn, part.text(), within(turn, SPEAKING)) : null;
		if (recording == null) {
			return sent(turn, part, sender, known, doubt);
		}
		try {
			return sent(turn, part.spoken(recording), sender, known, doubt);
		}
		catch (UndeliverableException ex) {
			if (ex.failure() != Outcome.Failure.GATEWAY) {
				throw ex;
			}
			logger.warn("the answer to turn {} is written, since its recording was refused: {}", turn.id(),
					ex.detail());
			// A receipt of the recording, now or later, is never taken for the text's.
			if (ex.inDoubt()) {
				return writtenInDoubt(turn, part, sender, doubt);
			}
			return turn.hasFailed(part.number()) ? written(turn, part, sender, doubt, false)
					: sent(turn, part, sender, new Settlement.Absent(), doubt);
		}
	}

	/**
	 * Await what becomes of a recording that was taken.
	 * @param inherited whether an earlier owner may have written instead
	 * @return what was written instead, or null where nothing was
	 */
	Outcome.@Nullable PartSent writtenInstead(Turn turn, Outcome.PartSent recording, PartSender sender, Doubt doubt,
			boolean inherited)
			throws UndeliverableException, HeldBackException, TenureEndedException, InterruptedException {
		PartReceipt fate = fate(turn, recording);
		if (fate == null || !fate.hasFailed()) {
			return null;
		}
		Settlement.Refused refused = sender.courier().failure(fate);
		if (refused != null && refused.windowClosed()) {
			throw new UndeliverableException(Outcome.Failure.WINDOW_CLOSED, refused.detail());
		}
		logger.warn("the answer to turn {} is written, since its recording could not be delivered", turn.id());
		Part part = new Part(turn.id(), recording.chat(), Outcome.Purpose.REPLY, recording.part(), recording.parts(),
				recording.text(), null);
		return written(turn, part, sender, doubt, inherited);
	}

	private @Nullable PartReceipt fate(Turn turn, Outcome.PartSent recording) throws InterruptedException {
		Duration grace = (FATE.compareTo(this.settings.receiptGrace()) < 0) ? FATE : this.settings.receiptGrace();
		Deadline patience = within(turn, grace);
		PartReceipt known = receipt(turn, recording);
		while ((known == null || known.fate() == PartReceipt.Fate.SENT) && !patience.passed(this.waiting.now())) {
			this.waiting.sleep(LOOK);
			known = receipt(turn, recording);
		}
		return known;
	}

	// Where an earlier attempt at it has failed, the one that was taken may not.
	private static @Nullable PartReceipt receipt(Turn turn, Outcome.PartSent recording) {
		PartReceipt known = turn.receipt(recording.part());
		boolean other = known != null && known.hasFailed() && recording.messageId() != null
				&& !known.messageId().equals(recording.messageId());
		return other ? null : known;
	}

	private Outcome.PartSent written(Turn turn, Part spokenPart, PartSender sender, Doubt doubt, boolean inDoubt)
			throws UndeliverableException, HeldBackException, TenureEndedException, InterruptedException {
		Part part = new Part(turn.id(), spokenPart.chat(), Outcome.Purpose.REPLY, spokenPart.number() + 1,
				spokenPart.of() + 1, spokenPart.text(), null);
		Settlement known = inDoubt ? sender.settle(part, doubt.written(), turn.deadline()) : new Settlement.Absent();
		checkWindow(turn, known);
		return sent(turn, part, sender, known, doubt.written());
	}

	// Whatever becomes of the text, the user may have the recording.
	private Outcome.PartSent writtenInDoubt(Turn turn, Part spokenPart, PartSender sender, Doubt doubt)
			throws UndeliverableException, HeldBackException, TenureEndedException, InterruptedException {
		try {
			return written(turn, spokenPart, sender, doubt, false);
		}
		catch (UndeliverableException ex) {
			throw ex.leavingDoubt();
		}
		catch (HeldBackException ex) {
			throw ex.leavingDoubt();
		}
	}

	private void checkWindow(Turn turn, Settlement known) throws UndeliverableException {
		if (known.isOpen() && Window.isClosed(turn.buffer(), this.waiting.now())) {
			UndeliverableException late = new UndeliverableException(Outcome.Failure.WINDOW_CLOSED, Window.OVER);
			throw (known instanceof Settlement.Unknown) ? late.leavingDoubt() : late;
		}
	}

	// With time left to write instead.
	private Deadline within(Turn turn, Duration patience) {
		return turn.deadline().less(this.settings.reserve()).orEarlier(Deadline.after(this.waiting.now(), patience));
	}

	private Outcome.PartSent sent(Turn turn, Part part, PartSender sender, Settlement known, Doubt doubt)
			throws UndeliverableException, HeldBackException, TenureEndedException, InterruptedException {
		Delivered delivered = sender.send(part, known, doubt, turn.deadline(), () -> this.permit.check(turn));
		Outcome.PartSent sent = PartsSent.of(turn.userId(), part, delivered, this.waiting.now());
		turn.tenure().receipts().sent(sent);
		return sent;
	}

}
