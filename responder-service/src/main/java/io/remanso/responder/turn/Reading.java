package io.remanso.responder.turn;

import java.util.ArrayList;
import java.util.List;

import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.contracts.turn.TurnMessage;
import io.remanso.responder.model.Ownership;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.Waiting;
import io.remanso.responder.partition.TenureEndedException;

/**
 * Finds out what a turn's messages say: its voice notes are heard and its pictures
 * fetched, all at once, and stand where they stood among the texts. What can't be had is
 * named as such; nothing that goes wrong here ends the turn.
 */
final class Reading {

	// A turn's record must stay well below what a topic takes at once: 900 kB.
	private static final int LONGEST = 200_000;

	private final Senses senses;

	private final MediaSettings settings;

	private final Waiting waiting;

	Reading(MediaSettings settings, Waiting waiting) {
		this.senses = new Senses(settings, waiting);
		this.settings = settings;
		this.waiting = waiting;
	}

	Understood of(ClosedBuffer buffer, Deadline turn, Ownership ownership)
			throws TenureEndedException, InterruptedException {
		List<TurnMessage> messages = buffer.messages();
		if (messages.stream().noneMatch(Reading::hasFile)) {
			return Understood.of(said(buffer, messages.stream().map((_) -> Sensed.NOTHING).toList()));
		}
		Deadline deadline = turn.orEarlier(Deadline.after(this.waiting.now(), this.settings.patience()));
		List<Sensed> sensed = this.senses.of(buffer.chat().gateway(),
				messages.stream().map(TurnMessage::content).toList(), deadline, ownership);
		try {
			return understood(buffer, sensed);
		}
		catch (RuntimeException | Error ex) {
			sensed.forEach(Sensed::letGo);
			throw ex;
		}
	}

	private static Understood understood(ClosedBuffer buffer, List<Sensed> sensed) {
		List<Sensed> unseen = sensed.stream().map((file) -> file.pictures().isEmpty() ? file : Sensed.FAILED).toList();
		return Understood.of(said(buffer, sensed), said(buffer, unseen), sensed);
	}

	private static List<TranscriptEntry> said(ClosedBuffer buffer, List<Sensed> sensed) {
		List<TranscriptEntry> said = new ArrayList<>();
		int left = LONGEST;
		for (int i = 0; i < sensed.size(); i++) {
			TurnMessage message = buffer.messages().get(i);
			TranscriptEntry.Role role = (message.author() == TurnMessage.Author.USER) ? TranscriptEntry.Role.USER
					: TranscriptEntry.Role.AGENT;
			String text = MessageText.shortened(MessageText.of(message, buffer.transcript(), sensed.get(i)), left);
			left = Math.max(0, left - text.length());
			said.add(new TranscriptEntry(role, text, message.id(), true, message.sentAt()));
		}
		return said;
	}

	private static boolean hasFile(TurnMessage message) {
		return message.content() instanceof Content.Media;
	}

}
