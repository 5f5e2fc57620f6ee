package io.remanso.responder.turn;

import java.util.function.Supplier;

import io.remanso.responder.model.ModelException;
import io.remanso.responder.model.Ownership;
import io.remanso.responder.model.Speaker;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.partition.TenureEndedException;
import org.jspecify.annotations.Nullable;

/**
 * The speaker that is set when it is asked.
 */
record LateSpeaker(Supplier<Speaker> speaker) implements Speaker {

	@Override
	public byte[] speak(String text, Deadline deadline, Ownership ownership)
			throws ModelException, TenureEndedException, InterruptedException {
		return this.speaker.get().speak(text, deadline, ownership);
	}

	@Override
	public @Nullable String unavailable() {
		return this.speaker.get().unavailable();
	}

}
