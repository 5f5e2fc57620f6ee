package io.remanso.contracts.turn;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.remanso.contracts.inbound.Chat;
import org.jspecify.annotations.Nullable;

/**
 * What became of a turn, step by step. Key: user id. Written before it is acted on: the
 * reply is in Kafka before its first part is sent. Each turn gets any number of steps and
 * exactly one {@link Terminal}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind", visible = true, defaultImpl = Outcome.Unknown.class)
@JsonSubTypes({ @JsonSubTypes.Type(Outcome.ReplyGenerated.class), @JsonSubTypes.Type(Outcome.FailureDecided.class),
		@JsonSubTypes.Type(Outcome.PartSent.class), @JsonSubTypes.Type(Outcome.Answered.class),
		@JsonSubTypes.Type(Outcome.Suppressed.class), @JsonSubTypes.Type(Outcome.Recorded.class),
		@JsonSubTypes.Type(Outcome.Failed.class) })
public sealed interface Outcome {

	/** The turn that it belongs to. */
	String turnId();

	/** The user whose turn it is. */
	String userId();

	/** When the responder saw it, by its wall. */
	Instant at();

	/**
	 * The model answered.
	 *
	 * @param text the whole reply, before it is cut into parts
	 * @param conversationId the model's conversation that now holds it, or null where
	 * none is kept
	 * @param cachedInputTokens how many of the input tokens the model's server had read
	 * before and bills as such; null where that is not known
	 * @param attempts model calls made for this turn, this one included
	 * @param latencyMs of the last call
	 * @param memory what the turn will have changed once every part is delivered
	 * @param partEnds where in the text its parts end, but the last, in units of UTF-16;
	 * null where that was not recorded
	 */
	@JsonTypeName("reply_generated")
	record ReplyGenerated(String turnId, String userId, String text, @Nullable String conversationId, String model,
			long inputTokens, @Nullable Long cachedInputTokens, long outputTokens, int attempts, long latencyMs,
			Memory memory, Instant at, @Nullable List<Integer> partEnds) implements Outcome {

		public ReplyGenerated {
			partEnds = (partEnds != null) ? List.copyOf(partEnds) : null;
		}

		public ReplyGenerated(String turnId, String userId, String text, @Nullable String conversationId, String model,
				long inputTokens, long outputTokens, int attempts, long latencyMs, Memory memory, Instant at) {
			this(turnId, userId, text, conversationId, model, inputTokens, null, outputTokens, attempts, latencyMs,
					memory, at, null);
		}

		/** The same, cut there. */
		public ReplyGenerated cutAt(List<Integer> ends) {
			return new ReplyGenerated(this.turnId, this.userId, this.text, this.conversationId, this.model,
					this.inputTokens, this.cachedInputTokens, this.outputTokens, this.attempts, this.latencyMs,
					this.memory, this.at, ends);
		}

	}

	/**
	 * The turn is going to fail, and the user is about to be told: from here on there is
	 * no reply, whoever ends the turn.
	 *
	 * @param detail what went wrong, for people; without the user's words
	 * @param memory what the turn will have changed at its end
	 */
	@JsonTypeName("failure_decided")
	record FailureDecided(String turnId, String userId, Failure reason, String detail, Memory memory,
			Instant at) implements Outcome {
	}

	/**
	 * The gateway took one part of the reply, or the apology.
	 *
	 * @param part counted from 1
	 * @param parts how many the reply has
	 * @param messageId the provider's id; null where it could not be learned
	 * @param proof how we know that it was sent
	 */
	@JsonTypeName("part_sent")
	record PartSent(String turnId, String userId, Chat chat, Purpose purpose, Form form, int part, int parts,
			String text, @Nullable String messageId, Proof proof, Instant at) implements Outcome {
	}

	/**
	 * A kind that this reader does not know, since the responder is newer: to be passed
	 * over and counted. Only ever read.
	 */
	record Unknown(String kind, String turnId, String userId, Instant at) implements Outcome {
	}

	/** The end of a turn. It opens the user's gate. */
	sealed interface Terminal extends Outcome {

		/** What the turn changed in the conversation. */
		Memory memory();

	}

	/** Every part was sent. */
	@JsonTypeName("answered")
	record Answered(String turnId, String userId, int parts, Memory memory, Instant at) implements Terminal {
	}

	/**
	 * The reply, or the rest of it, was held back.
	 *
	 * @param parts how many had been sent before
	 */
	@JsonTypeName("suppressed")
	record Suppressed(String turnId, String userId, Suppression reason, int parts, Memory memory,
			Instant at) implements Terminal {
	}

	/** The messages joined the conversation; no answer was wanted. */
	@JsonTypeName("recorded")
	record Recorded(String turnId, String userId, Memory memory, Instant at) implements Terminal {
	}

	/**
	 * The turn failed for good.
	 *
	 * @param detail what went wrong, for people; without the user's words
	 * @param apologised whether the user was told
	 */
	@JsonTypeName("failed")
	record Failed(String turnId, String userId, Failure reason, String detail, boolean apologised, Memory memory,
			Instant at) implements Terminal {
	}

	/** What a sent part is for. */
	enum Purpose {

		REPLY, APOLOGY

	}

	/** How a part reaches the user. */
	enum Form {

		TEXT, VOICE

	}

	/** How we know that a part was sent. */
	enum Proof {

		/** The gateway answered the send. */
		RESPONSE,

		/** A receipt named the part. */
		RECEIPT,

		/** The chat's message list held it. */
		LISTED,

		/** Nothing settled it, and it was not to be sent again. */
		ASSUMED,

		@JsonEnumDefaultValue
		UNKNOWN

	}

	/** Why a reply was held back. */
	enum Suppression {

		/** A person took the chat over. */
		TAKEOVER,

		/** The user is to be forgotten. */
		FORGOTTEN,

		@JsonEnumDefaultValue
		UNKNOWN

	}

	/** Why a turn failed. */
	enum Failure {

		/** The model refused or broke, and repeating did not help. */
		MODEL,

		/** The gateway refused the reply for good. */
		GATEWAY,

		/** WhatsApp's 24 hours after the user's last message were over. */
		WINDOW_CLOSED,

		/** The turn took longer than {@code TURN_TIMEOUT}. */
		TIMEOUT,

		/**
		 * Nobody can say whether the user has the reply, or the part of it that came
		 * last: the gateway's answers were lost, and nothing settled it in time.
		 */
		IN_DOUBT,

		/** The closed buffer could not be read. */
		UNREADABLE,

		@JsonEnumDefaultValue
		UNKNOWN

	}

}
