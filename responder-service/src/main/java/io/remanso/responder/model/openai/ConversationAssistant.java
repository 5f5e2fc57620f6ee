package io.remanso.responder.model.openai;

import com.openai.client.OpenAIClient;
import com.openai.models.conversations.items.ItemCreateParams;
import io.remanso.responder.model.Assistant;
import io.remanso.responder.model.ModelException;
import io.remanso.responder.model.Ownership;
import io.remanso.responder.model.Question;
import io.remanso.responder.model.Reply;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.partition.TenureEndedException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each user's memory in an OpenAI Conversation.
 */
final class ConversationAssistant implements Assistant {

	private final OpenAIClient client;

	private final ModelCalls calls;

	private final Requests requests;

	ConversationAssistant(OpenAIClient client, ModelCalls calls, Requests requests) {
		this.client = client;
		this.calls = calls;
		this.requests = requests;
	}

	@Override
	public Reply answer(Question question) throws ModelException, TenureEndedException, InterruptedException {
		return new Exchange(this.client, this.calls, this.requests, question).answer();
	}

	@Override
	public String record(Question question) throws ModelException, TenureEndedException, InterruptedException {
		return new Exchange(this.client, this.calls, this.requests, question).record();
	}

	@Override
	public @Nullable String withdraw(@Nullable String conversationId, String delivered, Deadline deadline,
			Ownership ownership) throws TenureEndedException, InterruptedException {
		if (conversationId == null) {
			return null;
		}
		ItemCreateParams params = ItemCreateParams.builder()
			.conversationId(conversationId)
			.items(Items.undelivered(delivered))
			.build();
		Attempts attempts = this.calls.attempts(deadline, ownership);
		try {
			// A note too many does no harm: it is repeated without a look.
			while (attempts.call((options) -> this.client.conversations()
				.items()
				.create(params, options)) instanceof Attempt.Failed<?>(Fault fault)) {
				attempts.waitAfter(fault);
			}
			return conversationId;
		}
		catch (ModelException ex) {
			// A new conversation will be made from the transcript, which knows it too.
			return null;
		}
	}

	@Override
	public boolean forget(String conversationId, Deadline deadline, Ownership ownership)
			throws ModelException, TenureEndedException, InterruptedException {
		return new Deletion(this.client, this.calls, conversationId, deadline, ownership).run();
	}

}
