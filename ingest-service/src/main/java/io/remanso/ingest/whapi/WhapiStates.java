package io.remanso.ingest.whapi;

import java.time.Instant;
import java.util.Optional;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.ingest.element.Found;
import io.remanso.ingest.element.Notices;
import io.remanso.ingest.element.Who;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what Whapi tells about how chats, contacts, calls and the channel itself are now.
 * A channel that connects and one that is logged out are told by the same object, and
 * only the event beside it says which.
 */
final class WhapiStates {

	private final String channel;

	private final WhapiEvent event;

	private final Instant receivedAt;

	WhapiStates(String channel, WhapiEvent event, Instant receivedAt) {
		this.channel = channel;
		this.event = event;
		this.receivedAt = receivedAt;
	}

	Found readChat(JsonNode chat) {
		return read("chat", "id", "id", chat);
	}

	Found readContact(JsonNode contact) {
		return read("contact", "id", "id", contact);
	}

	// Who calls may be the business number, and nothing says so: where the chat is
	// named, the caller is no other id of its person.
	Found readCall(JsonNode call) {
		return read("call", "chat_id", call.path("chat_id").isMissingNode() ? "from" : "chat_id", call);
	}

	/** What is about the channel itself. */
	Found readChannel(String type, JsonNode state) {
		return aboutChannel(type, state, withEvent(type, state));
	}

	// Where it is there, any event tells the same of it.
	private Found read(String type, String chatField, String personField, JsonNode state) {
		Optional<WhapiChat> chat = WhapiChat.find(this.channel, state, chatField, personField);
		JsonNode raw = this.event.isDelete() ? withEvent(type, state) : state;
		return chat.isPresent()
				? Notices.ofState(chat.get().who(), chat.get().chat(), type, this.receivedAt, state, raw)
				: aboutChannel(type, state, raw);
	}

	private Found aboutChannel(String type, JsonNode state, JsonNode raw) {
		Chat chat = new Chat(Gateway.WHAPI, this.channel, this.channel, false);
		return Notices.ofState(Who.of(this.channel), chat, type, this.receivedAt, state, raw);
	}

	private JsonNode withEvent(String type, JsonNode state) {
		if (this.event.told().isEmpty()) {
			return state;
		}
		ObjectNode raw = JsonNodeFactory.instance.objectNode();
		raw.set(type, state);
		raw.set("event", this.event.told());
		return raw;
	}

}
