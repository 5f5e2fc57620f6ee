package io.remanso.responder.turn;

import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.responder.delivery.VoiceNote;
import io.remanso.responder.model.ModelException;
import io.remanso.responder.model.Speaker;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.partition.TenureEndedException;
import io.remanso.responder.text.ReplyText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers in the user's own way: spoken, where they spoke.
 */
final class Spoken {

	private static final Logger logger = LoggerFactory.getLogger(Spoken.class);

	private final @Nullable Speaker speaker;

	private final TurnPermit permit;

	Spoken(@Nullable Speaker speaker, TurnPermit permit) {
		this.speaker = speaker;
		this.permit = permit;
	}

	/** Whether a turn may be answered by voice, as far as the question tells. */
	boolean isLikely(ClosedBuffer buffer) {
		return this.speaker != null && this.speaker.unavailable() == null && Speakable.spoke(buffer);
	}

	/**
	 * Whether this answer is to be spoken, or was by an earlier owner: what can't be had
	 * now, that one may have had.
	 */
	boolean isWanted(ClosedBuffer buffer, String text) {
		return this.speaker != null && Speakable.spoke(buffer) && Speakable.is(text);
	}

	/** The answer as a recording, or null where it can't be had. */
	@Nullable VoiceNote of(Turn turn, String text, Deadline deadline) throws TenureEndedException, InterruptedException {
		if (this.speaker == null) {
			return null;
		}
		try {
			byte[] recording = this.speaker.speak(ReplyText.spoken(text), deadline,
					this.permit.ownership(turn.tenure()));
			return (recording.length > 0) ? new VoiceNote(recording) : null;
		}
		catch (ModelException ex) {
			if (this.speaker.unavailable() == null) {
				logger.warn("the answer to turn {} is written, since it could not be spoken: {}", turn.id(),
						ex.getMessage());
			}
			return null;
		}
	}

}
