package io.remanso.ingest.whapi;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

import io.remanso.ingest.element.BodyParser;
import io.remanso.ingest.element.BodyTree;
import io.remanso.ingest.element.Elements;
import io.remanso.ingest.element.Fields;
import io.remanso.ingest.element.Reading;
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

	@Override
	public Reading parse(byte[] body, Instant receivedAt) {
		return BodyTree.read(body, (tree) -> {
			Body reader = new Body(Fields.channel(tree, "channel_id", UNNAMED_CHANNEL),
					WhapiEvent.of(tree, this.unnamedMethod), receivedAt);
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

		private final boolean delete;

		private final WhapiMessages messages;

		private final WhapiSignals signals;

		private final WhapiStates states;

		Body(String channel, WhapiEvent event, Instant receivedAt) {
			this.delete = event.isDelete();
			this.messages = new WhapiMessages(channel, receivedAt);
			this.signals = new WhapiSignals(channel, receivedAt);
			this.states = new WhapiStates(channel, event, receivedAt);
		}

		void read(JsonNode tree, String key, Elements elements) {
			switch (key) {
				case "messages" ->
					elements.each(tree, key, this.delete ? this.messages::readRemoved : this.messages::read);
				case "messages_updates" -> elements.each(tree, key, this.messages::readUpdate);
				case "statuses" -> elements.each(tree, key, this.signals::readStatus);
				case "presences" -> elements.each(tree, key, this.signals::readPresence);
				case "calls" -> elements.each(tree, key, this.states::readCall);
				case "chats" -> elements.each(tree, key, this.states::readChat);
				case "contacts" -> elements.each(tree, key, this.states::readContact);
				default -> elements.add(tree, (body) -> this.states.readChannel(key, body.path(key)));
			}
		}

	}

}
