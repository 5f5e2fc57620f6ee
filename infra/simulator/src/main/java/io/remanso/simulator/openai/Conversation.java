package io.remanso.simulator.openai;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.remanso.simulator.http.Json;
import tools.jackson.databind.JsonNode;

/**
 * One conversation: its items in order, and whether a response is being made in it. Safe
 * for use by many threads.
 */
final class Conversation {

	/** The newest items that are kept; far more than any model would be shown. */
	private static final int MAX_ITEMS = 2_000;

	private final String id;

	private final long createdAt;

	private final List<JsonNode> items = new ArrayList<>();

	private final AtomicBoolean busy = new AtomicBoolean();

	private JsonNode metadata;

	Conversation(String id, long createdAt, JsonNode metadata) {
		this.id = id;
		this.createdAt = createdAt;
		this.metadata = metadata;
	}

	String id() {
		return this.id;
	}

	/** Takes the conversation for one response, or says that another has it. */
	boolean tryAcquire() {
		return this.busy.compareAndSet(false, true);
	}

	void release() {
		this.busy.set(false);
	}

	synchronized List<JsonNode> items() {
		return List.copyOf(this.items);
	}

	synchronized void append(List<JsonNode> more) {
		this.items.addAll(more);
		if (this.items.size() > MAX_ITEMS) {
			this.items.subList(0, this.items.size() - MAX_ITEMS).clear();
		}
	}

	synchronized boolean remove(String itemId) {
		return this.items.removeIf((item) -> item.path("id").asString("").equals(itemId));
	}

	synchronized void describe(JsonNode newMetadata) {
		this.metadata = newMetadata;
	}

	synchronized JsonNode json() {
		return Json.object("id", this.id, "object", "conversation", "created_at", this.createdAt, "metadata",
				this.metadata);
	}

}
