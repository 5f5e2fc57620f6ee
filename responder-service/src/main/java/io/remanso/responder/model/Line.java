package io.remanso.responder.model;

import java.util.List;
import java.util.function.Supplier;

import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.responder.text.CleanText;
import org.jspecify.annotations.Nullable;

/**
 * One line of a conversation, as the model is to see it.
 *
 * @param pictures that belong to it, in order
 * @param unseen asked for what the line says without its pictures, once the model's
 * server has refused them; null where it says the same
 */
public record Line(TranscriptEntry.Role role, String text, List<Picture> pictures, @Nullable Supplier<String> unseen) {

	public Line {
		// A transcript may be older than the cleaning, and the model's server may refuse
		// every request that holds half a character.
		text = CleanText.of(text);
		pictures = List.copyOf(pictures);
	}

	public Line(TranscriptEntry.Role role, String text, List<Picture> pictures) {
		this(role, text, pictures, null);
	}

	public static Line of(TranscriptEntry entry) {
		return new Line(entry.role(), entry.text(), List.of());
	}

	Line withoutPictures() {
		if (this.pictures.isEmpty()) {
			return this;
		}
		return new Line(this.role, (this.unseen != null) ? this.unseen.get() : this.text, List.of());
	}

	/** An image as a {@code data:} address. */
	public record Picture(String dataUrl) {
	}

}
