package io.remanso.responder.warmup;

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
 * Turns of nobody, of each kind that there is.
 */
public final class WarmUpTurns {

	/** Who asks for this gets an answer of several messages. */
	static final String AT_LENGTH = "con todo detalle";

	static final String RECORDING = "recording";

	static final String PICTURE = "picture";

	/** A file that comes under the name of a picture and is none. */
	static final String NO_PICTURE = "no-picture";

	/**
	 * What is heard in the recording. It is answered so that the answer can be spoken.
	 */
	static final String HEARD = "¿Hay sitio pasado mañana?";

	private final Instant now;

	private final Gateway gateway;

	private final List<ClosedBuffer> turns = new ArrayList<>();

	private WarmUpTurns(Gateway gateway, Instant now) {
		this.gateway = gateway;
		this.now = now;
	}

	/** Those of one gateway. */
	public static List<ClosedBuffer> of(Gateway gateway, Instant now) {
		WarmUpTurns turns = new WarmUpTurns(gateway, now);
		turns.add(true, null, new Content.Text("Buenas"), new Content.Text("¿Hay sitio mañana?"));
		turns.add(true, "conv_1", new Content.Text("Cuéntame " + AT_LENGTH),
				new Content.Location(4.6, -74.1, "Aquí", "Calle 1", false, "¿Queda lejos?"),
				new Content.Contacts(List.of(new Content.Contacts.Card("Ana", List.of("1")))),
				new Content.Choice("1", "Sí", null), new Content.Poll("¿Cuándo?", List.of("Hoy", "Mañana")),
				new Content.Order("Esto", 2), new Content.Unsupported("something"));
		turns.add(true, null, turns.file(MediaKind.IMAGE, PICTURE, "image/png"),
				turns.file(MediaKind.IMAGE, NO_PICTURE, "image/png"));
		turns.add(true, "conv_1", turns.file(MediaKind.VOICE, RECORDING, "audio/ogg; codecs=opus"));
		turns.add(false, "conv_1", new Content.Text("Ya me atendieron"));
		return turns.turns;
	}

	/** A file as this gateway names it. */
	public static Content.Media recording(Gateway gateway) {
		return new WarmUpTurns(gateway, Instant.EPOCH).file(MediaKind.VOICE, RECORDING, "audio/ogg");
	}

	/** The chat of nobody. */
	public static Chat chat(Gateway gateway) {
		return new Chat(gateway, "1", (gateway == Gateway.META) ? "1" : "1@s.whatsapp.net", false);
	}

	private Content.Media file(MediaKind kind, String name, String type) {
		String id = (this.gateway == Gateway.META) ? "described-" + name : name;
		return new Content.Media(kind, id, null, type, null, null, null, 2, null);
	}

	private void add(boolean answer, @Nullable String conversation, Content... contents) {
		List<TurnMessage> messages = new ArrayList<>();
		for (Content content : contents) {
			messages.add(new TurnMessage("m-" + messages.size(), TurnMessage.Author.USER, content,
					messages.isEmpty() ? null : new Quote("m-0", null, null), null, this.now, this.now, 0, 0, null));
		}
		Chat chat = chat(this.gateway);
		List<TranscriptEntry> transcript = (conversation == null) ? List.of()
				: List.of(entry(TranscriptEntry.Role.USER, "Buenas"),
						entry(TranscriptEntry.Role.AGENT, "Hola, soy Eva"),
						entry(TranscriptEntry.Role.ASSISTANT, "Hola"));
		Context context = (conversation == null) ? null : new Context("Es martes.", this.now.plusSeconds(60));
		this.turns
			.add(new ClosedBuffer("warm-up-%s-%d".formatted(this.gateway, this.turns.size()), "warm-up", chat, answer,
					null, messages, new UserProfile("warm-up", "Ana", chat, List.of("VIP"), null, this.now, this.now),
					conversation, transcript, context, null, answer ? CloseReason.WINDOW : CloseReason.TAKEOVER,
					this.now, this.now, this.now, this.now));
	}

	private TranscriptEntry entry(TranscriptEntry.Role role, String text) {
		return new TranscriptEntry(role, text, "t-" + role, true, this.now);
	}

}
