package io.remanso.responder.turn;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.inbound.MediaKind;
import io.remanso.contracts.inbound.Quote;
import io.remanso.contracts.turn.CloseReason;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Context;
import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.contracts.turn.TurnMessage;
import io.remanso.contracts.user.UserProfile;
import org.jspecify.annotations.Nullable;

/**
 * Closed buffers with all kinds of messages.
 */
final class Messages {

	static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

	static final String USER = "573000000001";

	static final Chat CHAT = new Chat(Gateway.WHAPI, "CH", USER + "@s.whatsapp.net", false);

	private Messages() {
	}

	static ClosedBuffer saying(Content... contents) {
		return buffer(true, List.of(), null, NOW, contents);
	}

	static ClosedBuffer text(String text) {
		return saying(new Content.Text(text));
	}

	/** By order, after the turn that had that id. */
	static ClosedBuffer again(String earlier) {
		ClosedBuffer buffer = text("hola");
		return new ClosedBuffer(buffer.turnId(), USER, CHAT, true, earlier, buffer.messages(), buffer.profile(), null,
				List.of(), null, null, CloseReason.ANSWER_AGAIN, NOW, NOW, NOW, NOW);
	}

	/** Of a user of that name and with these labels. */
	static ClosedBuffer of(String name, List<String> labels) {
		ClosedBuffer buffer = text("hola");
		UserProfile profile = new UserProfile(USER, name, CHAT, labels, NOW, NOW, NOW);
		return new ClosedBuffer(buffer.turnId(), USER, CHAT, true, null, buffer.messages(), profile, null, List.of(),
				null, null, CloseReason.WINDOW, NOW, NOW, NOW, NOW);
	}

	static ClosedBuffer buffer(boolean answer, List<TranscriptEntry> transcript, @Nullable Context context,
			@Nullable Instant labelsFetchedAt, Content... contents) {
		List<TurnMessage> messages = new ArrayList<>();
		for (Content content : contents) {
			messages.add(new TurnMessage("m-" + messages.size(), TurnMessage.Author.USER, content, null, null, NOW, NOW,
					0, messages.size(), null));
		}
		return new ClosedBuffer("turn-1", USER, CHAT, answer, null, messages,
				new UserProfile(USER, "Ana", CHAT, List.of("VIP"), labelsFetchedAt, NOW, NOW), null, transcript,
				context, null, CloseReason.WINDOW, NOW, NOW, NOW, NOW);
	}

	static TurnMessage quoting(String text, Quote quote) {
		return new TurnMessage("m", TurnMessage.Author.USER, new Content.Text(text), quote, null, NOW, NOW, 0, 0, null);
	}

	static Content media(MediaKind kind, @Nullable String caption) {
		return new Content.Media(kind, "id-1", null, "audio/ogg; codecs=opus", 1000L, null,
				(kind == MediaKind.DOCUMENT) ? "tarifas.pdf" : null, 5, caption);
	}

	static TranscriptEntry earlier(TranscriptEntry.Role role, String text, @Nullable String id, boolean delivered) {
		return new TranscriptEntry(role, text, id, delivered, NOW.minusSeconds(90_000));
	}

}
