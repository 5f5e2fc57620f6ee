package io.remanso.responder.media;

import java.util.Optional;

/**
 * What recordings are, told by their bytes: what servers and messages say of them may be
 * wrong, and the model's server goes by the name that we give.
 */
public final class Recordings {

	private Recordings() {
	}

	/** The media type, or nothing where it is no recording that the model can hear. */
	public static Optional<String> type(byte[] bytes) {
		Bytes file = new Bytes(bytes);
		if (file.says(0, "OggS")) {
			return Optional.of("audio/ogg");
		}
		if (file.says(4, "ftyp")) {
			return Optional.of("audio/mp4");
		}
		if (file.says(0, "RIFF") && file.says(8, "WAVE")) {
			return Optional.of("audio/wav");
		}
		if (file.says(0, "fLaC")) {
			return Optional.of("audio/flac");
		}
		if (file.four(0) == 0x1a45dfa3L) {
			return Optional.of("audio/webm");
		}
		return isMp3(file) ? Optional.of("audio/mpeg") : Optional.empty();
	}

	// Tags first, or at once a frame: eleven bits set, then a layer, which the plain AAC
	// that the model does not take has not.
	private static boolean isMp3(Bytes file) {
		return file.says(0, "ID3") || ((file.two(0) & 0xffe0) == 0xffe0 && (file.at(1) & 0x06) != 0);
	}

}
