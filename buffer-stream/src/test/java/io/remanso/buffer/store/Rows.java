package io.remanso.buffer.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import io.remanso.buffer.conversation.Buffer;
import io.remanso.buffer.conversation.KnownUser;
import io.remanso.buffer.conversation.Turn;
import io.remanso.buffer.conversation.Messages;
import io.remanso.buffer.conversation.Undecided;
import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.inbound.MediaKind;
import io.remanso.contracts.inbound.Quote;
import io.remanso.contracts.turn.CloseReason;
import io.remanso.contracts.turn.Context;
import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.contracts.turn.TurnMessage;

/**
 * One row of each store with every field set.
 */
final class Rows {

	private static final Instant AT = Instant.parse("2026-11-24T10:00:00.123Z");

	private static final Chat CHAT = new Chat(Gateway.WHAPI, "CHANNEL", "573000000001@s.whatsapp.net", false);

	private Rows() {
	}

	static TurnMessage message() {
		return new TurnMessage("m1", TurnMessage.Author.USER,
				new Content.Media(MediaKind.VOICE, "media-1", "https://x.invalid/1", "audio/ogg", 9_000L, "c2hh",
						"nota.ogg", 4, "¿esto?"),
				new Quote("q1", "573000000009", "¿cuándo?"), "m0", AT.truncatedTo(ChronoUnit.SECONDS), AT, 3, 42,
				"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
	}

	static Buffer buffer() {
		return new Buffer(CHAT, Messages.of(List.of(message())), 1_234, "Ana", AT, AT.plusSeconds(1), AT.plusSeconds(6),
				CloseReason.MAX_BYTES, new Buffer.Again("turn-0", "command-1"));
	}

	static HeadRow head() {
		return new HeadRow(buffer(), null, 7, 2, new Turn("turn-1", AT.plusSeconds(3_600), true),
				List.of(new Undecided(message(), CHAT, "api", AT.plusSeconds(10), AT.plusSeconds(11))),
				List.of("turn-0"), AT.plusSeconds(6).toEpochMilli());
	}

	static KnownUser knownUser() {
		return new KnownUser("Ana", CHAT, List.of("VIP"), AT, AT, AT.plusSeconds(1), AT, Map.of("idioma", "es"),
				AT.plusSeconds(1_800), "conv_1", new Context("Cliente: Ana", AT.plusSeconds(3_600)),
				List.of(new TranscriptEntry(TranscriptEntry.Role.ASSISTANT, "hola", "out-1", true, AT)));
	}

	static TurnRow lastTurn() {
		return new TurnRow("turn-1", CHAT, List.of(message()), null);
	}

}
