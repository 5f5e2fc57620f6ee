package io.remanso.responder.turn;

import java.util.List;

import io.remanso.responder.media.MediaBudget;
import io.remanso.responder.model.Line;
import org.jspecify.annotations.Nullable;

/**
 * What was heard or seen of one message's file.
 *
 * @param words of a recording, or null
 * @param pictures that were fetched
 * @param share of the memory that they take, or null
 * @param failed whether the file could not be had
 */
record Sensed(@Nullable String words, List<Line.Picture> pictures, MediaBudget.@Nullable Share share, boolean failed) {

	/** There was nothing to hear or see. */
	static final Sensed NOTHING = new Sensed(null, List.of(), null, false);

	static final Sensed FAILED = new Sensed(null, List.of(), null, true);

	Sensed {
		pictures = List.copyOf(pictures);
	}

	/** Give its memory to others; again does nothing. */
	void letGo() {
		if (this.share != null) {
			this.share.close();
		}
	}

	static Sensed heard(String words) {
		return new Sensed(words, List.of(), null, false);
	}

	static Sensed seen(Line.Picture picture, MediaBudget.Share share) {
		return new Sensed(null, List.of(picture), share, false);
	}

}
