package io.remanso.responder.model.openai;

import java.time.Duration;

import com.openai.errors.OpenAIServiceException;
import io.remanso.responder.pace.Backoff;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.Passage;
import io.remanso.responder.pace.ProbedGate;
import io.remanso.responder.pace.Waiting;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether speech is to be had. Where the model is gone or may not be used, repeating is
 * no use for any answer: one line says so, and from then on one answer at a time goes to
 * see, ever more rarely, whether that has been mended. Safe for all threads.
 */
final class SpeechGate {

	private static final Logger logger = LoggerFactory.getLogger(SpeechGate.class);

	// Nobody lacks an answer meanwhile, and people mend it, if anybody does.
	private static final Backoff PROBES = new Backoff(Duration.ofMinutes(5), 2, Duration.ofHours(2));

	private final ProbedGate gate = new ProbedGate(PROBES);

	private final Waiting waiting;

	SpeechGate(Waiting waiting) {
		this.waiting = waiting;
	}

	/** Why it is shut, or null where it is open. */
	@Nullable String reason() {
		return this.gate.reason();
	}

	/** Whether to ask now: it is open, or it is time for somebody to go and see. */
	boolean passes() throws InterruptedException {
		return this.gate.pass(this.waiting, new Deadline(this.waiting.now())) != Passage.NONE;
	}

	/** A recording was refused. */
	void refused(OpenAIServiceException ex) {
		Fault fault = Faults.of(ex);
		if (isLasting(ex, fault) && this.gate.shut(this.waiting, fault.detail()) == null) {
			logger.warn("answers are written from now on, since speech is not to be had: {}; "
					+ "set OPENAI_SPEECH_MODEL to another, or VOICE_ANSWERS to false", fault.detail());
		}
	}

	/** A recording was had. */
	void spoke() {
		if (this.gate.open()) {
			logger.info("answers are spoken again");
		}
	}

	// Not what is wrong with one text, or passes by itself.
	private static boolean isLasting(OpenAIServiceException ex, Fault fault) {
		return switch (fault.kind()) {
			case ACCOUNT, GONE -> true;
			case REFUSED -> ex.statusCode() == 404 || ex.statusCode() == 405 || ex.statusCode() == 410
					|| ex.param().orElse("").equals("model") || ex.code().orElse("").contains("model");
			default -> false;
		};
	}

}
