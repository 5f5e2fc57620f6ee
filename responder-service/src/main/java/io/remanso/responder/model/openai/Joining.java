package io.remanso.responder.model.openai;

import java.util.List;

import com.openai.client.OpenAIClient;
import com.openai.models.conversations.items.ItemCreateParams;
import com.openai.models.responses.ResponseInputItem;
import io.remanso.responder.model.ModelException;
import io.remanso.responder.partition.TenureEndedException;

/**
 * Lets a turn's lines join its conversation, without a question. The API takes few items
 * at once: many go in several calls, each with a mark of its own, so that after a lost
 * answer the newest mark tells how far it came.
 */
final class Joining {

	private final Exchange exchange;

	private final OpenAIClient client;

	Joining(Exchange exchange, OpenAIClient client) {
		this.exchange = exchange;
		this.client = client;
	}

	/** The conversation that they have joined. */
	String untilJoined() throws ModelException, TenureEndedException, InterruptedException {
		int added = 0;
		String into = "";
		while (true) {
			// As many without pictures as with them.
			List<List<ResponseInputItem>> groups = Items.groups(this.exchange.question(), Exchange.ITEMS_AT_ONCE);
			String id = this.exchange.conversation();
			if (!id.equals(into)) {
				added = 0;
				into = id;
			}
			if (this.exchange.mustLook()) {
				Found found = this.exchange.look(id);
				if (found != null && !found.answer().isEmpty()) {
					if (takeBack(id)) {
						return id;
					}
				}
				else if (found != null && this.exchange.removed(id, found.unfinished())) {
					added = found.groups();
				}
			}
			else if (add(id, groups.get(added))) {
				added++;
			}
			if (!this.exchange.mustLook() && added == groups.size()) {
				return id;
			}
		}
	}

	private boolean add(String id, List<ResponseInputItem> items)
			throws ModelException, TenureEndedException, InterruptedException {
		ItemCreateParams params = ItemCreateParams.builder().conversationId(id).items(items).build();
		return this.exchange.attempt((options) -> this.client.conversations().items().create(params, options)) != null;
	}

	// An earlier owner had asked: all lines have joined, with a reply that nobody
	// will get.
	private boolean takeBack(String id) throws ModelException, TenureEndedException, InterruptedException {
		boolean taken = add(id, Items.undelivered(""));
		if (!taken) {
			this.exchange.lookAgain();
		}
		return taken;
	}

}
