package io.remanso.responder.turn;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.MediaKind;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.contracts.turn.TurnMessage;
import io.remanso.responder.media.MediaBudget;
import io.remanso.responder.model.Line;
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

	// More pictures than a person would look at; the rest is named.
	private static final int PICTURES = 10;

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
		Deadline patience = Deadline.after(this.waiting.now(), this.settings.patience());
		Deadline deadline = patience.at().isBefore(turn.at()) ? patience : turn;
		MediaBudget.Share share = this.settings.pictures().take(pictureBytes(messages), this.waiting, deadline);
		try {
			List<Sensed> sensed = sense(buffer, share.isGranted(), deadline, ownership);
			List<TranscriptEntry> said = said(buffer, sensed);
			List<Line> lines = new ArrayList<>();
			for (int i = 0; i < said.size(); i++) {
				lines.add(new Line(said.get(i).role(), said.get(i).text(), sensed.get(i).pictures()));
			}
			return new Understood(said, lines, share);
		}
		catch (TenureEndedException | InterruptedException ex) {
			share.close();
			throw ex;
		}
	}

	private List<Sensed> sense(ClosedBuffer buffer, boolean pictures, Deadline deadline, Ownership ownership)
			throws TenureEndedException, InterruptedException {
		List<Callable<Sensed>> tasks = new ArrayList<>();
		int seen = 0;
		for (TurnMessage message : buffer.messages()) {
			if (isPicture(message.content())) {
				seen++;
			}
			boolean look = pictures && seen <= PICTURES;
			tasks.add(() -> this.senses.of(buffer.chat().gateway(), message.content(), look, deadline, ownership));
		}
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Sensed> sensed = new ArrayList<>();
			for (Future<Sensed> future : threads.invokeAll(tasks)) {
				sensed.add(result(future));
			}
			return sensed;
		}
	}

	private static Sensed result(Future<Sensed> future) throws TenureEndedException, InterruptedException {
		try {
			return future.get();
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof InterruptedException) {
				throw new InterruptedException("interrupted while a file was fetched");
			}
			if (ex.getCause() instanceof TenureEndedException) {
				throw new TenureEndedException();
			}
			return Sensed.FAILED;
		}
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

	private long pictureBytes(List<TurnMessage> messages) {
		return messages.stream()
			.map(TurnMessage::content)
			.filter(Reading::isPicture)
			.limit(PICTURES)
			.mapToLong((content) -> size((Content.Media) content))
			.sum();
	}

	private long size(Content.Media media) {
		Long told = media.size();
		return (told != null && told > 0) ? Math.min(told, this.settings.largestPicture())
				: this.settings.largestPicture();
	}

	private static boolean hasFile(TurnMessage message) {
		return message.content() instanceof Content.Media;
	}

	static boolean isPicture(Content content) {
		return content instanceof Content.Media media && media.media() == MediaKind.IMAGE;
	}

}
