package io.remanso.responder.turn;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.responder.media.MediaBudget;
import io.remanso.responder.model.Line;

/**
 * What a turn's messages say, with their pictures until the model has answered. For use
 * by the turn's thread.
 */
final class Understood implements AutoCloseable {

	private final List<TranscriptEntry> said;

	private final List<MediaBudget.Share> shares;

	private List<Line> lines;

	private Understood(List<TranscriptEntry> said, List<MediaBudget.Share> shares) {
		this.said = new ArrayList<>(said);
		this.shares = shares;
		this.lines = said.stream().map(Line::of).toList();
	}

	static Understood of(List<TranscriptEntry> said) {
		return new Understood(said, List.of());
	}

	/**
	 * With what was seen.
	 * @param unseen what is said where the model's server refuses the pictures
	 * @param sensed of each line
	 */
	static Understood of(List<TranscriptEntry> said, List<TranscriptEntry> unseen, List<Sensed> sensed) {
		Understood understood = new Understood(said,
				sensed.stream().map(Sensed::share).filter(Objects::nonNull).toList());
		List<Line> lines = new ArrayList<>();
		for (int i = 0; i < said.size(); i++) {
			int number = i;
			lines.add(sensed.get(i).pictures().isEmpty() ? Line.of(said.get(i)) : new Line(said.get(i).role(),
					said.get(i).text(), sensed.get(i).pictures(), () -> understood.unseen(number, unseen.get(number))));
		}
		understood.lines = List.copyOf(lines);
		return understood;
	}

	// The transcript keeps what the model saw.
	private String unseen(int line, TranscriptEntry instead) {
		this.said.set(line, instead);
		return instead.text();
	}

	/** As the transcript keeps it. */
	List<TranscriptEntry> said() {
		return List.copyOf(this.said);
	}

	/** As the model sees it, with pictures unless they were let go. */
	List<Line> lines() {
		return this.lines;
	}

	/** Let the pictures go, and give their memory to others; again does nothing. */
	@Override
	public void close() {
		this.lines = this.said.stream().map(Line::of).toList();
		this.shares.forEach(MediaBudget.Share::close);
	}

}
