package io.remanso.responder.model.openai;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.openai.client.OpenAIClient;
import com.openai.core.RequestOptions;
import com.openai.models.conversations.ConversationDeleteParams;
import com.openai.models.conversations.items.ItemDeleteParams;
import com.openai.models.conversations.items.ItemListParams;
import io.remanso.responder.model.ModelException;
import io.remanso.responder.model.Ownership;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.partition.TenureEndedException;

/**
 * Deletes one conversation. Its items first, one by one: the API keeps the items of a
 * conversation that is deleted, and nobody could find them any more. What is gone already
 * counts as deleted, so all of it can be repeated.
 */
final class Deletion {

	// The API lists no more at once.
	private static final long ITEMS_AT_ONCE = 100;

	private final OpenAIClient client;

	private final String conversation;

	private final Attempts attempts;

	Deletion(OpenAIClient client, ModelCalls calls, String conversation, Deadline deadline, Ownership ownership) {
		this.client = client;
		this.conversation = conversation;
		this.attempts = calls.attempts(deadline, ownership);
	}

	/** Whether there was a conversation to delete. */
	boolean run() throws ModelException, TenureEndedException, InterruptedException {
		Optional<List<String>> items = items();
		while (items.isPresent() && !items.get().isEmpty()) {
			for (String item : items.get()) {
				delete(item);
			}
			items = items();
		}
		if (items.isEmpty()) {
			return false;
		}
		ConversationDeleteParams params = ConversationDeleteParams.builder().conversationId(this.conversation).build();
		return unlessGone((options) -> this.client.conversations().delete(params, options)).isPresent();
	}

	private Optional<List<String>> items() throws ModelException, TenureEndedException, InterruptedException {
		ItemListParams params = ItemListParams.builder().conversationId(this.conversation).limit(ITEMS_AT_ONCE).build();
		return unlessGone((options) -> this.client.conversations()
			.items()
			.list(params, options)
			.data()
			.stream()
			.flatMap((item) -> Holding.id(item).stream())
			.toList());
	}

	private void delete(String item) throws ModelException, TenureEndedException, InterruptedException {
		ItemDeleteParams params = ItemDeleteParams.builder().conversationId(this.conversation).itemId(item).build();
		Optional<?> _ = unlessGone((options) -> this.client.conversations().items().delete(params, options));
	}

	private <T> Optional<T> unlessGone(Function<RequestOptions, T> call)
			throws ModelException, TenureEndedException, InterruptedException {
		while (true) {
			switch (this.attempts.call(call)) {
				case Attempt.Done<T>(T value) -> {
					return Optional.of(value);
				}
				case Attempt.Failed<T>(Fault fault) when fault.kind() == Fault.Kind.GONE -> {
					return Optional.empty();
				}
				case Attempt.Failed<T>(Fault fault) -> this.attempts.waitAfter(fault);
			}
		}
	}

}
