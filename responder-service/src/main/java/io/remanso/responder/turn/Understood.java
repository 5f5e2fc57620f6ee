package io.remanso.responder.turn;

import java.util.List;

import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.responder.media.MediaBudget;
import io.remanso.responder.model.Line;
import org.jspecify.annotations.Nullable;

/**
 * What a turn's messages say.
 *
 * @param said as the transcript keeps it
 * @param lines as the model sees it, with pictures
 * @param share of the memory for pictures, given back when the turn is over, or null
 */
record Understood(List<TranscriptEntry> said, List<Line> lines,
		MediaBudget.@Nullable Share share) implements AutoCloseable {

	Understood {
		said = List.copyOf(said);
		lines = List.copyOf(lines);
	}

	static Understood of(List<TranscriptEntry> said) {
		return new Understood(said, said.stream().map(Line::of).toList(), null);
	}

	@Override
	public void close() {
		if (this.share != null) {
			this.share.close();
		}
	}

}
