package io.remanso.simulator.whapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import io.remanso.simulator.http.Json;
import io.remanso.simulator.ledger.BoundedMap;
import io.remanso.simulator.payloads.WhapiBody;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The chats of the channel and their newest messages. A chat is known when it was
 * described, or when something was sent to it; every other well-formed one is taken for
 * an empty chat, since the product writes only to those who wrote first, which nobody
 * tells the stand-in. Safe for use by many threads.
 */
final class Chats {

	private static final Pattern RECIPIENT = Pattern.compile("[\\d-]{9,31}(@[\\w.]+)?");

	/**
	 * The newest messages of a chat that are kept; the most that one listing may ask for.
	 */
	private static final int MAX_MESSAGES = 500;

	private final BoundedMap<String, List<ObjectNode>> messages;

	private final BoundedMap<String, ObjectNode> byMessageId;

	private final BoundedMap<String, ObjectNode> described;

	private final Set<String> absent = ConcurrentHashMap.newKeySet();

	private final Map<String, String> listedUnder = new ConcurrentHashMap<>();

	private volatile UnaryOperator<ObjectNode> listedAs = UnaryOperator.identity();

	Chats(int capacity) {
		this.messages = new BoundedMap<>(capacity);
		this.byMessageId = new BoundedMap<>(capacity);
		this.described = new BoundedMap<>(capacity);
	}

	/** The chat id of a recipient as a caller writes it; must exist on WhatsApp. */
	String resolve(String recipient) {
		if (!RECIPIENT.matcher(recipient).matches()) {
			throw WhapiError.badParameter("must match pattern \"^[\\d-]{9,31}(@[\\w\\.]{1,})?$\"");
		}
		String chatId = WhapiBody.chatId(recipient);
		if (this.absent.contains(chatId)) {
			throw WhapiError.notFound("chat");
		}
		return chatId;
	}

	void describe(String chatId, String name, List<String> labels) {
		ArrayNode array = Json.MAPPER.createArrayNode();
		for (int i = 0; i < labels.size(); i++) {
			array.add(Json.object("id", String.valueOf(i + 1), "name", labels.get(i), "color", "salmon", "count", 1));
		}
		this.described.put(chatId, Json.object("name", name, "labels", array));
	}

	void setAbsent(String chatId) {
		this.absent.add(chatId);
	}

	void listUnder(String chatId, String other) {
		this.listedUnder.put(chatId, other);
	}

	void listAs(UnaryOperator<ObjectNode> shape) {
		this.listedAs = shape;
	}

	ObjectNode json(String chatId) {
		ObjectNode chat = Json.object("id", chatId, "type", chatId.endsWith("@g.us") ? "group" : "contact", "unread", 0,
				"not_spam", true);
		this.described.get(chatId).ifPresent(chat::setAll);
		List<ObjectNode> newest = newestFirst(chatId);
		if (!newest.isEmpty()) {
			chat.set("timestamp", newest.getFirst().path("timestamp"));
			chat.set("last_message", newest.getFirst());
		}
		return chat;
	}

	void add(String chatId, ObjectNode message) {
		String listed = this.listedUnder.getOrDefault(chatId, chatId);
		List<ObjectNode> chat = this.messages.computeIfAbsent(listed, (missing) -> new ArrayList<>());
		synchronized (chat) {
			if (chat.size() == MAX_MESSAGES) {
				chat.removeFirst();
			}
			chat.add(this.listedAs.apply(message.deepCopy()));
		}
		this.byMessageId.put(message.path("id").asString(), message);
	}

	List<ObjectNode> newestFirst(String chatId) {
		return this.messages.get(chatId).map((chat) -> {
			synchronized (chat) {
				return List.copyOf(chat.reversed());
			}
		}).orElse(List.of());
	}

	Optional<JsonNode> message(String id) {
		return this.byMessageId.get(id).map(ObjectNode::deepCopy);
	}

	void clear() {
		this.messages.clear();
		this.byMessageId.clear();
		this.described.clear();
		this.absent.clear();
		this.listedUnder.clear();
		this.listedAs = UnaryOperator.identity();
	}

}
