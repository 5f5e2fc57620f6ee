package io.remanso.responder.model.openai;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import com.openai.core.JsonValue;
import com.openai.models.conversations.ConversationCreateParams;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseInputItem;
import io.remanso.contracts.wire.LogKey;
import io.remanso.responder.model.Line;
import io.remanso.responder.model.ModelSettings;
import io.remanso.responder.model.Question;

/**
 * Makes the calls' bodies. Instructions come first and are the same for all users, and
 * after them a conversation only grows at its end, so that the server can reuse what it
 * has read before.
 */
final class Requests {

	private final ModelSettings settings;

	private final LogKey key;

	private final String cacheKey;

	private final MemoryLimit memory;

	Requests(ModelSettings settings, LogKey key) {
		this.settings = settings;
		this.key = key;
		this.memory = MemoryLimit.of(settings.memoryTokens(), settings.instructions());
		this.cacheKey = "remanso-" + hash(settings.model() + settings.instructions()).substring(0, 16);
	}

	String model() {
		return this.settings.model();
	}

	MemoryLimit memory() {
		return this.memory;
	}

	ResponseCreateParams inConversation(Question question, String conversation, Room room) {
		return common(question, room, keyOf(conversation)).conversation(conversation)
			.inputOfResponse(Items.of(question))
			.build();
	}

	/** Where the conversation holds the lines already. */
	ResponseCreateParams againInConversation(Question question, String conversation, Room room) {
		return common(question, room, keyOf(conversation)).conversation(conversation)
			.inputOfResponse(List.of(Items.again(question.turnId())))
			.build();
	}

	ResponseCreateParams alone(Question question, List<Line> history, Room room) {
		List<ResponseInputItem> input = new ArrayList<>(Items.ofLines(history));
		input.addAll(Items.of(question));
		if (room.isTwice()) {
			input.add(Items.again(question.turnId()));
		}
		return common(question, room, name(question).substring(0, 1)).store(false).inputOfResponse(input).build();
	}

	/**
	 * A conversation that says whose it is, as the calls do: who is killed before the id
	 * is recorded leaves it at OpenAI, where nothing else tells.
	 */
	ConversationCreateParams newConversation(Question question, List<ResponseInputItem> items) {
		return ConversationCreateParams.builder()
			.items(items)
			.metadata(ConversationCreateParams.Metadata.builder()
				.putAdditionalProperty("user", JsonValue.from(name(question)))
				.putAdditionalProperty("turn_id", JsonValue.from(question.turnId()))
				.build())
			.build();
	}

	private static String keyOf(String conversation) {
		return hash(conversation).substring(0, 16);
	}

	// The server sends calls with the same key and beginning to where that was read
	// before, some 15 a minute. A conversation's beginning is its own, and so is its key.
	// Without one the instructions are all that users share: one of 16 keys by the user
	// keeps them read where there are few calls, and takes 240 a minute.
	private ResponseCreateParams.Builder common(Question question, Room room, String sharedBy) {
		return ResponseCreateParams.builder()
			.model(this.settings.model())
			.instructions(this.settings.instructions())
			.maxOutputTokens(this.settings.maxOutputTokens() * (room.isTwice() ? 2 : 1))
			.safetyIdentifier(name(question))
			.promptCacheKey(this.cacheKey + "-" + sharedBy)
			.metadata(ResponseCreateParams.Metadata.builder()
				.putAdditionalProperty("turn_id", JsonValue.from(question.turnId()))
				.build());
	}

	// Not the one of the logs: who has these can't look users up there.
	private String name(Question question) {
		return this.key.name("openai", question.userId());
	}

	private static String hash(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

}
