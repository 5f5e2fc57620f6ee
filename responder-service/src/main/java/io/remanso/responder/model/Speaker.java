package io.remanso.responder.model;

import io.remanso.responder.pace.Deadline;
import io.remanso.responder.partition.TenureEndedException;
import org.jspecify.annotations.Nullable;

/**
 * Speaks.
 */
@FunctionalInterface
public interface Speaker {

	/** What WhatsApp takes of a recording, in bytes: 16 MB. */
	int LARGEST = 16 << 20;

	/**
	 * A text as a recording in Ogg Opus, as voice notes are.
	 * @throws ModelException where it can't be had, or would be larger than
	 * {@link #LARGEST}
	 */
	byte[] speak(String text, Deadline deadline, Ownership ownership)
			throws ModelException, TenureEndedException, InterruptedException;

	/**
	 * Why nothing can be spoken for some time, as far as that is known; it has been
	 * logged.
	 * @return null where nothing speaks against it
	 */
	default @Nullable String unavailable() {
		return null;
	}

}
