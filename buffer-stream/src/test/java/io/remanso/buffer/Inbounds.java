package io.remanso.buffer;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.inbound.InboundEvent;
import io.remanso.contracts.inbound.MediaKind;
import io.remanso.contracts.inbound.Sender;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.JsonNode;

/**
 * Inbound events of one user, as tests need them.
 */
public record Inbounds(String userId, Chat chat) {

	private static final JsonNode RAW = JsonNodeFactory.instance.objectNode();

	public static Inbounds whapi(String userId) {
		return new Inbounds(userId, new Chat(Gateway.WHAPI, "CHANNEL", userId + "@s.whatsapp.net", false));
	}

	public static Inbounds meta(String userId) {
		return new Inbounds(userId, new Chat(Gateway.META, "100200300", userId, false));
	}

	public Inbounds inChat(String chatId) {
		return new Inbounds(this.userId, new Chat(this.chat.gateway(), this.chat.channel(), chatId, false));
	}

	public Inbounds inGroup() {
		return new Inbounds(this.userId, new Chat(this.chat.gateway(), this.chat.channel(), "1203@g.us", true));
	}

	public InboundEvent.Message text(String id, String body, Instant at) {
		return message(id, new Content.Text(body), at, at);
	}

	public InboundEvent.Message voice(String id, Instant at) {
		return message(id,
				new Content.Media(MediaKind.VOICE, "media-" + id, null, "audio/ogg", 9_000L, null, null, 4, null), at,
				at);
	}

	public InboundEvent.Message message(String id, Content content, Instant sentAt, Instant receivedAt) {
		return new InboundEvent.Message(id, this.userId, this.chat, new Sender("Ana", List.of(this.userId)), content,
				null, false, List.of(), null, sentAt.truncatedTo(ChronoUnit.SECONDS), receivedAt, RAW);
	}

	public InboundEvent.Edit edit(String id, String target, String body, Instant at) {
		return edit(id, target, new Content.Text(body), at);
	}

	public InboundEvent.Edit edit(String id, String target, Content content, Instant at) {
		return new InboundEvent.Edit(id, this.userId, this.chat, target, content, at.truncatedTo(ChronoUnit.SECONDS),
				at, RAW);
	}

	public InboundEvent.Delete delete(String id, String target, Instant at) {
		return new InboundEvent.Delete(id, this.userId, this.chat, target, at.truncatedTo(ChronoUnit.SECONDS), at, RAW);
	}

	public InboundEvent.Reaction reaction(String id, String target, Instant at) {
		return new InboundEvent.Reaction(id, this.userId, this.chat, target, "👍", at.truncatedTo(ChronoUnit.SECONDS),
				at, RAW);
	}

	public InboundEvent.Notice notice(String id, Instant at) {
		return new InboundEvent.Notice(id, this.userId, this.chat, "call", at.truncatedTo(ChronoUnit.SECONDS), at, RAW);
	}

	public InboundEvent.OwnMessage own(String id, String source, String body, Instant at) {
		return new InboundEvent.OwnMessage(id, this.userId, this.chat, source, null, new Content.Text(body), null,
				at.truncatedTo(ChronoUnit.SECONDS), at, RAW);
	}

}
