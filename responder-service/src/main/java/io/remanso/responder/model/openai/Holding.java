package io.remanso.responder.model.openai;

import java.util.List;
import java.util.Optional;

import com.openai.client.OpenAIClient;
import com.openai.core.JsonObject;
import com.openai.core.JsonString;
import com.openai.models.conversations.items.ConversationItem;
import com.openai.models.conversations.items.ItemDeleteParams;
import com.openai.models.conversations.items.ItemListParams;
import io.remanso.responder.model.ModelException;
import io.remanso.responder.partition.TenureEndedException;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a conversation holds of a turn, and removes what it should not hold.
 */
final class Holding {

	// A turn is its lines, marks among them and a reply, with reasoning between. The most
	// that the API lists at once holds it whole.
	private static final long NEWEST = 100;

	private final OpenAIClient client;

	private final Attempts attempts;

	Holding(OpenAIClient client, Attempts attempts) {
		this.client = client;
		this.attempts = attempts;
	}

	Attempt<List<ConversationItem>> newest(String conversation)
			throws ModelException, TenureEndedException, InterruptedException {
		ItemListParams params = ItemListParams.builder()
			.conversationId(conversation)
			.order(ItemListParams.Order.DESC)
			.limit(NEWEST)
			.build();
		return this.attempts.call((options) -> this.client.conversations().items().list(params, options).data());
	}

	/**
	 * Remove items. What is gone already counts, and what may not be removed stays.
	 * @return why one could not be removed yet, or null
	 */
	@Nullable Fault remove(String conversation, List<String> items)
			throws ModelException, TenureEndedException, InterruptedException {
		for (String item : items) {
			ItemDeleteParams params = ItemDeleteParams.builder().conversationId(conversation).itemId(item).build();
			if (this.attempts
				.call((options) -> this.client.conversations()
					.items()
					.delete(params, options)) instanceof Attempt.Failed<?>(Fault fault)
					&& fault.kind() != Fault.Kind.GONE && fault.kind() != Fault.Kind.REFUSED) {
				return fault;
			}
		}
		return null;
	}

	/**
	 * Items are of many types, and of some that the SDK does not know; all have an id.
	 */
	static Optional<String> id(ConversationItem item) {
		return (item._json().orElse(null) instanceof JsonObject fields
				&& fields.values().get("id") instanceof JsonString id) ? Optional.of(id.value()) : Optional.empty();
	}

}
