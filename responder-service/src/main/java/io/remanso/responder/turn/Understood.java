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

	private Understood(List<TranscriptEntry> said, List<Line> lines, List<MediaBudget.Share> shares) {
		this.said = List.copyOf(said);
		this.lines = List.copyOf(lines);
		this.shares = List.copyOf(shares);
	}

	static Understood of(List<TranscriptEntry> said) {
		return new Understood(said, said.stream().map(Line::of).toList(), List.of());
	}

	/**
	 * With what was seen.
	 * @param sensed of each line
	 */
	static Understood of(List<TranscriptEntry> said, List<Sensed> sensed) {
		List<Line> lines = new ArrayList<>();
		for (int i = 0; i < said.size(); i++) {
			lines.add(new Line(said.get(i).role(), said.get(i).text(), sensed.get(i).pictures()));
		}
		return new Understood(said, lines, sensed.stream().map(Sensed::share).filter(Objects::nonNull).toList());
	}

	/** As the transcript keeps it. */
	List<TranscriptEntry> said() {
		return this.said;
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
