package io.remanso.responder.model.openai;

import java.time.Duration;
import java.util.List;

import com.openai.client.OpenAIClient;
import io.remanso.responder.model.Assistant;
import io.remanso.responder.model.Line;
import io.remanso.responder.model.ModelException;
import io.remanso.responder.model.Ownership;
import io.remanso.responder.model.Question;
import io.remanso.responder.model.Reply;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.partition.TenureEndedException;
import org.jspecify.annotations.Nullable;

/**
 * Sends the recent transcript with every call and lets nothing be stored: for servers
 * that only speak the same language, and for privacy.
 */
final class TranscriptAssistant implements Assistant {

	private final OpenAIClient client;

	private final ModelCalls calls;

	private final Requests requests;

	TranscriptAssistant(OpenAIClient client, ModelCalls calls, Requests requests) {
		this.client = client;
		this.calls = calls;
		this.requests = requests;
	}

	@Override
	public Reply answer(Question question) throws ModelException, TenureEndedException, InterruptedException {
		Room room = new Room();
		try {
			return answer(question, room);
		}
		catch (ModelException ex) {
			return room.cutOr(ex);
		}
	}

	private Reply answer(Question question, Room room)
			throws ModelException, TenureEndedException, InterruptedException {
		Attempts attempts = this.calls.attempts(question.deadline(), question.ownership());
		List<Line> whole = this.requests.memory().toRepeat(question.history());
		List<Line> history = whole;
		Question asked = question;
		while (true) {
			List<Line> sent = history;
			long begun = System.nanoTime();
			Attempt<ModelResponse> attempt = attempts.respond(this.client, this.requests.alone(asked, sent, room));
			switch (attempt) {
				case Attempt.Done<ModelResponse>(ModelResponse response) -> {
					Reply reply = response.reply("", null, attempts.all() + 1,
							Duration.ofNanos(System.nanoTime() - begun));
					String text = room.sendable(response.said(), reply);
					String own = (text != null) ? Marks.without(text) : "";
					if (!own.isEmpty()) {
						return reply.saying(own);
					}
					if (text != null) {
						room.imitated();
					}
					attempts.inVain();
				}
				case Attempt.Failed<ModelResponse>(Fault fault) -> {
					if (fault.mayBeOfPictures() && asked.hasPictures()) {
						asked = asked.withoutPictures();
					}
					else if (fault.kind() == Fault.Kind.TOO_LONG && sent.size() == whole.size() && !sent.isEmpty()) {
						history = sent.subList((sent.size() + 1) / 2, sent.size());
					}
					else {
						attempts.waitAfter(fault);
					}
				}
			}
		}
	}

	@Override
	public @Nullable String record(Question question) {
		return null;
	}

	@Override
	public @Nullable String withdraw(@Nullable String conversationId, String delivered, Deadline deadline,
			Ownership ownership) {
		return null;
	}

	// There may be some from when conversations were the memory.
	@Override
	public boolean forget(String conversationId, Deadline deadline, Ownership ownership)
			throws ModelException, TenureEndedException, InterruptedException {
		return new Deletion(this.client, this.calls, conversationId, deadline, ownership).run();
	}

}
