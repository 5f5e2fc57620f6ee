package io.remanso.simulator.openai;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.remanso.simulator.ledger.BoundedMap;
import tools.jackson.databind.JsonNode;

/** All conversations, the least recently used of them forgotten first. */
final class Conversations {

	private final BoundedMap<String, Conversation> byId;

	private final InstantSource clock;

	private final Supplier<String> ids;

	Conversations(int capacity, InstantSource clock, Supplier<String> ids) {
		this.byId = new BoundedMap<>(capacity);
		this.clock = clock;
		this.ids = ids;
	}

	Conversation create(JsonNode metadata, List<JsonNode> items) {
		Conversation created = new Conversation("conv_" + this.ids.get(), this.clock.instant().getEpochSecond(),
				metadata);
		created.append(items);
		this.byId.put(created.id(), created);
		return created;
	}

	Optional<Conversation> find(String id) {
		return this.byId.get(id);
	}

	Conversation get(String id) {
		return find(id).orElseThrow(() -> OpenAiError.notFound("Conversation with id '" + id + "'"));
	}

	void remove(String id) {
		this.byId.remove(id);
	}

	void clear() {
		this.byId.clear();
	}

}
