package io.remanso.responder.turn;

import java.util.List;

import io.remanso.responder.model.Line;
import org.jspecify.annotations.Nullable;

/**
 * What was heard or seen of one message's file.
 *
 * @param words of a recording, or null
 * @param pictures that were fetched
 * @param failed whether the file could not be had
 */
record Sensed(@Nullable String words, List<Line.Picture> pictures, boolean failed) {

	/** There was nothing to hear or see. */
	static final Sensed NOTHING = new Sensed(null, List.of(), false);

	static final Sensed FAILED = new Sensed(null, List.of(), true);

	Sensed {
		pictures = List.copyOf(pictures);
	}

	static Sensed heard(String words) {
		return new Sensed(words, List.of(), false);
	}

	static Sensed seen(Line.Picture picture) {
		return new Sensed(null, List.of(picture), false);
	}

}
