package io.remanso.responder.turn;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.responder.delivery.Doubt;
import io.remanso.responder.delivery.HeldBackException;
import io.remanso.responder.delivery.Part;
import io.remanso.responder.delivery.PartSender;
import io.remanso.responder.delivery.Settlement;
import io.remanso.responder.delivery.Splitter;
import io.remanso.responder.delivery.UndeliverableException;
import io.remanso.responder.model.Assistant;
import io.remanso.responder.outcome.Outcomes;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.Waiting;
import io.remanso.responder.partition.PartReceipt;
import io.remanso.responder.partition.TenureEndedException;
import org.jspecify.annotations.Nullable;

/**
 * Sends the parts of a recorded reply that are not recorded as sent, in order. Each is
 * recorded before the next is sent; the last one together with the end of the turn.
 */
final class Delivering {

	private final Outcomes outcomes;

	private final Assistant assistant;

	private final Spoken spoken;

	private final Failing failing;

	private final TurnPermit permit;

	private final TurnSettings settings;

	private final Waiting waiting;

	private final PartDelivery delivery;

	Delivering(Outcomes outcomes, Assistant assistant, Spoken spoken, Failing failing, TurnPermit permit,
			TurnSettings settings, Waiting waiting) {
		this.outcomes = outcomes;
		this.assistant = assistant;
		this.spoken = spoken;
		this.failing = failing;
		this.permit = permit;
		this.settings = settings;
		this.waiting = waiting;
		this.delivery = new PartDelivery(spoken, permit, settings, waiting);
	}

	/**
	 * Send what is left.
	 * @param recovered whether the reply was recorded by an earlier owner, who may have
	 * sent one part more than is recorded
	 */
	Ending run(Turn turn, Outcome.ReplyGenerated reply, PartSender sender, boolean recovered)
			throws TenureEndedException, InterruptedException {
		PartTexts parts = PartTexts.of(reply, turn.progress().parts(), Splitter.LONGEST);
		Set<String> sentIds = earlierIds(turn);
		List<Outcome.PartSent> all = new ArrayList<>(turn.progress().parts());
		int recorded = all.size();
		boolean inDoubt = recovered;
		try {
			while (!parts.isDone()) {
				checkEarlier(turn, sender, parts.sent().size(), inDoubt);
				Doubt doubt = doubt(turn, reply, sentIds);
				Settlement known = inDoubt ? sender.settle(part(turn, parts), doubt, turn.deadline())
						: new Settlement.Absent();
				// What is not out yet is cut as it is cut now.
				parts = known.isOpen() ? parts.fitting(Splitter.LONGEST) : parts;
				Outcome.PartSent sent = this.delivery.send(turn, part(turn, parts), sender, known, doubt);
				all.add(sent);
				add(sentIds, sent.messageId());
				parts = parts.next();
				inDoubt = false;
				boolean last = parts.isDone() && sent.form() == Outcome.Form.TEXT;
				recorded = last ? recorded : record(turn, sent, all);
			}
			if (!all.isEmpty() && all.getLast().form() == Outcome.Form.VOICE) {
				boolean inherited = recovered && recorded == turn.progress().parts().size();
				Outcome.PartSent instead = this.delivery.writtenInstead(turn, all.getLast(), sender,
						doubt(turn, reply, sentIds), inherited);
				all.addAll((instead != null) ? List.of(instead) : List.of());
			}
		}
		catch (HeldBackException ex) {
			Memory memory = undelivered(turn, reply, parts, ex.inDoubt());
			return Ending.of(new Outcome.Suppressed(turn.id(), turn.userId(), Outcome.Suppression.TAKEOVER,
					parts.sent().size(), memory, this.waiting.now()));
		}
		catch (UndeliverableException ex) {
			Memory memory = undelivered(turn, reply, parts, ex.inDoubt());
			return (ex.failure() == Outcome.Failure.TIMEOUT && parts.sent().isEmpty())
					? this.failing.openly(turn, ex.failure(), ex.detail(), memory)
					: this.failing.silently(turn, ex.failure(), ex.detail(), memory);
		}
		String messageId = (parts.sent().size() == 1) ? all.getLast().messageId() : null;
		return answered(turn, reply, messageId, all.size(), all.subList(recorded, all.size()));
	}

	private int record(Turn turn, Outcome.PartSent sent, List<Outcome.PartSent> all)
			throws TenureEndedException, InterruptedException {
		this.outcomes.write(turn.tenure(), sent);
		return all.size();
	}

	private static Part part(Turn turn, PartTexts parts) {
		return new Part(turn.id(), turn.buffer().chat(), Outcome.Purpose.REPLY, parts.sent().size() + 1,
				parts.all().size(), parts.rest().getFirst(), null);
	}

	// Who lacks the beginning has no use for the rest. The next part may be out already.
	private static void checkEarlier(Turn turn, PartSender sender, int sent, boolean inDoubt)
			throws UndeliverableException {
		try {
			for (int number = 1; number <= sent; number++) {
				PartReceipt receipt = turn.receipt(number);
				if (receipt != null) {
					sender.check(receipt);
				}
			}
		}
		catch (UndeliverableException ex) {
			throw inDoubt ? ex.leavingDoubt() : ex;
		}
	}

	private Ending answered(Turn turn, Outcome.ReplyGenerated reply, @Nullable String messageId, int parts,
			List<Outcome.PartSent> unwritten) {
		Instant now = this.waiting.now();
		Memory memory = leaving(reply,
				turn.memory(reply.memory().conversationId(), ReplyEntries.delivered(reply.text(), messageId, now)));
		return new Ending(List.copyOf(unwritten), new Outcome.Answered(turn.id(), turn.userId(), parts, memory, now));
	}

	// What may have been sent is not said to be missing.
	private Memory undelivered(Turn turn, Outcome.ReplyGenerated reply, PartTexts parts, boolean inDoubt)
			throws TenureEndedException, InterruptedException {
		List<String> texts = parts.all();
		int sent = parts.sent().size();
		// Where all are sent, it is the text in place of a recording that has failed.
		int doubtful = inDoubt ? Math.min(sent + 1, texts.size()) : 0;
		List<Boolean> got = IntStream.rangeClosed(1, texts.size())
			.mapToObj((number) -> number == doubtful || (number <= sent && !turn.hasFailed(number)))
			.toList();
		String had = IntStream.range(0, texts.size())
			.filter(got::get)
			.mapToObj(texts::get)
			.collect(Collectors.joining("\n\n"));
		// One that is left anyway need not be told.
		String next = reply.memory().conversationId();
		String conversation = (next != null && got.contains(false)) ? this.assistant.withdraw(next, had,
				Deadline.after(this.waiting.now(), this.settings.reserve().dividedBy(2)),
				this.permit.ownership(turn.tenure())) : next;
		return leaving(reply, turn.memory(conversation, ReplyEntries.partly(texts, got, this.waiting.now())));
	}

	private static Memory leaving(Outcome.ReplyGenerated reply, Memory memory) {
		return memory.leaving(Left.by(reply.memory().leftConversations(), reply.conversationId(), memory));
	}

	private Doubt doubt(Turn turn, Outcome.ReplyGenerated reply, Set<String> sentIds) {
		return new Doubt(reply.at(), turn.tenure().since(), sentIds, turn.tenure().receipts()::of,
				this.settings.receiptGrace(), this.spoken.isWanted(turn.buffer(), reply.text()))
			.listedUnder(ChatIds.of(turn.buffer()));
	}

	// An earlier answer may have said the same.
	private static Set<String> earlierIds(Turn turn) {
		Set<String> ids = new HashSet<>();
		turn.progress().parts().forEach((part) -> add(ids, part.messageId()));
		turn.buffer().transcript().stream().map(TranscriptEntry::messageId).forEach((id) -> add(ids, id));
		return ids;
	}

	private static void add(Set<String> ids, @Nullable String id) {
		if (id != null) {
			ids.add(id);
		}
	}

}
