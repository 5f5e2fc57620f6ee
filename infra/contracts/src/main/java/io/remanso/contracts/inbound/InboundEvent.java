package io.remanso.contracts.inbound;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One thing that a gateway told us about a chat, in the words of no gateway. The Kafka
 * key is {@link #userId()}, the record time {@link #receivedAt()}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({ @JsonSubTypes.Type(InboundEvent.Message.class), @JsonSubTypes.Type(InboundEvent.Edit.class),
		@JsonSubTypes.Type(InboundEvent.Delete.class), @JsonSubTypes.Type(InboundEvent.Reaction.class),
		@JsonSubTypes.Type(InboundEvent.OwnMessage.class), @JsonSubTypes.Type(InboundEvent.Notice.class) })
public sealed interface InboundEvent {

	/**
	 * The provider's id of this event; unique within its channel and kind, for edits
	 * together with the new content.
	 */
	String id();

	/**
	 * One person on one business number: the id under which they were first seen. A group
	 * chat is a user of its own.
	 */
	String userId();

	/** Where it was exchanged. */
	Chat chat();

	/** The provider's own time, in whole seconds. */
	Instant sentAt();

	/** When ingest received it, to the millisecond. */
	Instant receivedAt();

	/** The provider's object for this one event, large previews cut out. */
	JsonNode raw();

	/** A user wrote. */
	@JsonTypeName("message")
	record Message(String id, String userId, Chat chat, Sender sender, Content content, @Nullable Quote quote,
			boolean forwarded, List<String> mentions, @Nullable Referral referral, Instant sentAt, Instant receivedAt,
			JsonNode raw) implements InboundEvent {

		public Message {
			mentions = List.copyOf(mentions);
		}

	}

	/** A user changed what they had written in {@code target}. */
	@JsonTypeName("edit")
	record Edit(String id, String userId, Chat chat, String target, Content content, Instant sentAt, Instant receivedAt,
			JsonNode raw) implements InboundEvent {
	}

	/** A user took {@code target} back. */
	@JsonTypeName("delete")
	record Delete(String id, String userId, Chat chat, String target, Instant sentAt, Instant receivedAt,
			JsonNode raw) implements InboundEvent {
	}

	/** A user put an emoji on {@code target}, or took it away (null). */
	@JsonTypeName("reaction")
	record Reaction(String id, String userId, Chat chat, String target, @Nullable String emoji, Instant sentAt,
			Instant receivedAt, JsonNode raw) implements InboundEvent {
	}

	/**
	 * The business number itself wrote: our own echo, a person at the phone, or another
	 * system. Which, is decided by buffer-stream.
	 *
	 * @param source the provider's word for where it was written: mobile, web, api,
	 * business_api, …
	 * @param deviceId the linked device, where given
	 */
	@JsonTypeName("own_message")
	record OwnMessage(String id, String userId, Chat chat, String source, @Nullable String deviceId, Content content,
			@Nullable Quote quote, Instant sentAt, Instant receivedAt, JsonNode raw) implements InboundEvent {
	}

	/**
	 * Anything else that a gateway reports: calls, number changes, chat and group news.
	 * Kept, never answered.
	 *
	 * @param type the provider's word
	 */
	@JsonTypeName("notice")
	record Notice(String id, String userId, Chat chat, String type, Instant sentAt, Instant receivedAt,
			JsonNode raw) implements InboundEvent {
	}

}
