package io.remanso.buffer.conversation;

import java.time.Duration;
import java.util.Set;

import io.remanso.contracts.inbound.Gateway;

/**
 * How buffers open and close.
 *
 * @param window from the user's last message to the close
 * @param voiceWindow the same after a voice note
 * @param typingWindow from the last sign of typing or recording to the close
 * @param maxAge from the first message to the close, whatever comes
 * @param maxMessages in one buffer
 * @param maxBytes in one buffer
 * @param flushKeywords texts that close at once, in lower case
 * @param maxAgeWhapi how much older than its receipt a message of Whapi may be to be
 * answered
 * @param maxAgeMeta the same of Meta
 * @param groups whether group chats are answered
 * @param turnLease after which a turn's outcome counts as lost
 * @param agentPause how long the bot is silent after a person wrote
 */
public record Rules(Duration window, Duration voiceWindow, Duration typingWindow, Duration maxAge, int maxMessages,
		long maxBytes, Set<String> flushKeywords, Duration maxAgeWhapi, Duration maxAgeMeta, boolean groups,
		Duration turnLease, Duration agentPause) {

	/**
	 * The most that one turn may hold. With transcript and profile it stays well under
	 * the 900 kB that every record keeps to.
	 */
	public static final long TURN_BYTES = 512 * 1024;

	// The gateway answers a send within seconds, and its echo may come before that.
	static final Duration ECHO_WAIT = Duration.ofSeconds(10);

	// Records of an ingest machine whose clock runs ahead: more than this is not
	// believed.
	static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

	public Rules {
		flushKeywords = Set.copyOf(flushKeywords);
	}

	/** What holds where nothing is set. */
	public static Rules defaults() {
		return new Rules(Duration.ofSeconds(5), Duration.ofSeconds(8), Duration.ofSeconds(10), Duration.ofSeconds(60),
				50, 256 * 1024, Set.of(), Duration.ofMinutes(10), Duration.ofHours(23), false, Duration.ofHours(1),
				Duration.ofMinutes(30));
	}

	Duration maxAnswerAge(Gateway gateway) {
		return switch (gateway) {
			case WHAPI -> this.maxAgeWhapi;
			case META -> this.maxAgeMeta;
		};
	}

}
