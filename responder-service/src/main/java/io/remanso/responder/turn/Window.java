package io.remanso.responder.turn;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.contracts.turn.TurnMessage;

/**
 * The time in which Meta lets a business write freely: 24 hours from the user's last
 * message, by the provider's clock. To a turn that waited longer no answer can be sent.
 * Whapi, a linked phone, has no such window.
 */
final class Window {

	/** Why a turn fails behind its window. */
	static final String OVER = "WhatsApp's 24 hours after the user's last message were over";

	private static final Duration LENGTH = Duration.ofHours(24);

	private Window() {
	}

	static boolean isClosed(ClosedBuffer buffer, Instant now) {
		return buffer.chat().gateway() == Gateway.META
				&& lastWritten(buffer).map((at) -> now.isAfter(at.plus(LENGTH))).orElse(false);
	}

	// The transcript's too: a turn that is answered again repeats old messages.
	private static Optional<Instant> lastWritten(ClosedBuffer buffer) {
		Stream<Instant> waiting = buffer.messages()
			.stream()
			.filter((message) -> message.author() == TurnMessage.Author.USER)
			.map(TurnMessage::sentAt);
		Stream<Instant> earlier = buffer.transcript()
			.stream()
			.filter((entry) -> entry.role() == TranscriptEntry.Role.USER)
			.map(TranscriptEntry::at);
		return Stream.concat(waiting, earlier).max(Comparator.naturalOrder());
	}

}
