package io.remanso.responder.model;

import java.time.Duration;

/**
 * How the model hears and speaks.
 *
 * @param transcription the model that hears
 * @param language what it expects to hear, as ISO 639-1; blank: it finds out
 * @param speech the model that speaks
 * @param voice its voice
 * @param timeout of one call
 * @param speechAttempts calls that may fail before an answer is written instead
 */
public record VoiceSettings(String transcription, String language, String speech, String voice, Duration timeout,
		int speechAttempts) {
}
