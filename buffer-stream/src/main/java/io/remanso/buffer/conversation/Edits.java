package io.remanso.buffer.conversation;

import io.remanso.contracts.inbound.Content;
import org.jspecify.annotations.Nullable;

/**
 * What a waiting message says after an edit. Users can change the caption of a file but
 * not the file, and gateways then mostly tell the new words alone: the file stays.
 */
final class Edits {

	private Edits() {
	}

	static Content applied(Content waiting, Content edit) {
		if (!(waiting instanceof Content.Media file)) {
			return edit;
		}
		return switch (edit) {
			case Content.Text text -> captioned(file, text.body());
			case Content.Media media when media.id() == null && media.url() == null -> captioned(file, media.caption());
			default -> edit;
		};
	}

	private static Content captioned(Content.Media file, @Nullable String words) {
		String caption = (words != null && !words.isBlank()) ? words : null;
		return new Content.Media(file.media(), file.id(), file.url(), file.mimeType(), file.size(), file.sha256(),
				file.fileName(), file.seconds(), caption);
	}

}
