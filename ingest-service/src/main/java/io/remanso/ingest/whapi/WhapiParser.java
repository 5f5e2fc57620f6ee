package io.remanso.ingest.whapi;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.ingest.element.BodyParser;
import io.remanso.ingest.element.BodyTree;
import io.remanso.ingest.element.Elements;
import io.remanso.ingest.element.Fields;
import io.remanso.ingest.element.Found;
import io.remanso.ingest.element.Notices;
import io.remanso.ingest.element.Reading;
import io.remanso.ingest.element.Who;
import tools.jackson.databind.JsonNode;

/**
 * Reads Whapi's bodies. What a body carries is told by its keys alone, so that all of
 * Whapi's modes (all by POST, a path each, a method each) are read the same way, but for
 * what a verb alone says; and a body with messages, presences and statuses loses none of
 * them.
 */
public final class WhapiParser implements BodyParser {

	// The reader knows no channel where the body names none; with one channel a gateway,
	// that mixes nobody's chats.
	private static final String UNNAMED_CHANNEL = "whapi";

	private static final Set<String> ENVELOPE = Set.of("event", "channel_id");

	private final String unnamedMethod;

	/** For bodies that came by POST. */
	public WhapiParser() {
		this("post");
	}

	/**
	 * For bodies that came by some verb.
	 * @param unnamedMethod what an event is where its body does not say it: in the mode
	 * "method" the verb does
	 */
	public WhapiParser(String unnamedMethod) {
		this.unnamedMethod = unnamedMethod;
	}

	// What the schema calls method, real bodies call event.
	private boolean isDelete(JsonNode tree) {
		String named = Fields.firstText(tree.path("event"), "event", "method");
		return "delete".equalsIgnoreCase((named != null) ? named : this.unnamedMethod);
	}

	@Override
	public Reading parse(byte[] body, Instant receivedAt) {
		return BodyTree.read(body, (tree) -> {
			Body reader = new Body(Fields.channel(tree, "channel_id", UNNAMED_CHANNEL), isDelete(tree), receivedAt);
			Elements elements = new Elements();
			for (Map.Entry<String, JsonNode> property : tree.properties()) {
				if (!ENVELOPE.contains(property.getKey()) && !property.getValue().isNull()) {
					reader.read(tree, property.getKey(), elements);
				}
			}
			return elements.reading();
		});
	}

	/**
	 * One body.
	 */
	private static final class Body {

		private final String channel;

		private final boolean delete;

		private final Instant receivedAt;

		private final WhapiMessages messages;

		private final WhapiSignals signals;

		Body(String channel, boolean delete, Instant receivedAt) {
			this.channel = channel;
			this.delete = delete;
			this.receivedAt = receivedAt;
			this.messages = new WhapiMessages(channel, receivedAt);
			this.signals = new WhapiSignals(channel, receivedAt);
		}

		void read(JsonNode tree, String key, Elements elements) {
			switch (key) {
				case "messages" ->
					elements.each(tree, key, this.delete ? this.messages::readRemoved : this.messages::read);
				case "messages_updates" -> elements.each(tree, key, this.messages::readUpdate);
				case "statuses" -> elements.each(tree, key, this.signals::readStatus);
				case "presences" -> elements.each(tree, key, this.signals::readPresence);
				case "calls" -> elements.each(tree, key, this::call);
				case "chats" -> elements.each(tree, key, (chat) -> aboutChat("chat", "id", "id", chat));
				case "contacts" -> elements.each(tree, key, (contact) -> aboutChat("contact", "id", "id", contact));
				default -> elements.add(tree, (body) -> aboutChannel(key, body.path(key)));
			}
		}

		// Who calls may be the business number, and nothing says so: where the chat is
		// named, the caller is no other id of its person.
		private Found call(JsonNode call) {
			return aboutChat("call", "chat_id", call.path("chat_id").isMissingNode() ? "from" : "chat_id", call);
		}

		private Found aboutChat(String type, String chatField, String personField, JsonNode raw) {
			Optional<WhapiChat> chat = WhapiChat.find(this.channel, raw, chatField, personField);
			return chat.isPresent() ? Notices.ofState(chat.get().who(), chat.get().chat(), type, this.receivedAt, raw)
					: aboutChannel(type, raw);
		}

		private Found aboutChannel(String type, JsonNode raw) {
			Chat chat = new Chat(Gateway.WHAPI, this.channel, this.channel, false);
			return Notices.ofState(Who.of(this.channel), chat, type, this.receivedAt, raw);
		}

	}

}
