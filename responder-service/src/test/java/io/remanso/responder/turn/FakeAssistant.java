package io.remanso.responder.turn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.remanso.responder.model.Assistant;
import io.remanso.responder.model.ModelException;
import io.remanso.responder.model.Ownership;
import io.remanso.responder.model.Question;
import io.remanso.responder.model.Reply;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.partition.TenureEndedException;
import org.jspecify.annotations.Nullable;

/**
 * A model that says one thing, and notes what it is to remember.
 */
final class FakeAssistant implements Assistant {

	final List<Question> asked = new ArrayList<>();

	final List<Question> recorded = new ArrayList<>();

	final List<String> withdrawn = new ArrayList<>();

	final List<String> forgotten = new ArrayList<>();

	/** What it used before the conversation that holds the reply. */
	List<String> left = List.of();

	/** Whether the next turn is to begin a new conversation. */
	boolean leaving;

	/** Whether it can't be told that a reply was held back. */
	boolean forgetful;

	String reply = "Hola, Ana";

	@Nullable ModelException failure;

	@Nullable ModelException forgetFailure;

	Runnable whileThinking = () -> {
	};

	Runnable whileRecording = () -> {
	};

	Runnable whileForgetting = () -> {
	};

	@Override
	public Reply answer(Question question) throws ModelException, TenureEndedException, InterruptedException {
		this.asked.add(question);
		this.whileThinking.run();
		question.ownership().check();
		if (this.failure != null) {
			throw this.failure;
		}
		return new Reply(this.reply, "conv_1", this.leaving ? null : "conv_1", "m", new Reply.Usage(9, 7L, 1), 1,
				Duration.ofMillis(5), this.left);
	}

	@Override
	public String record(Question question) throws ModelException, TenureEndedException, InterruptedException {
		this.recorded.add(question);
		this.whileRecording.run();
		question.ownership().check();
		if (this.failure != null) {
			throw this.failure;
		}
		return "conv_1";
	}

	@Override
	public @Nullable String withdraw(@Nullable String conversationId, String delivered, Deadline deadline,
			Ownership ownership) {
		this.withdrawn.add(delivered);
		return this.forgetful ? null : conversationId;
	}

	@Override
	public boolean forget(String conversationId, Deadline deadline, Ownership ownership) throws ModelException {
		this.whileForgetting.run();
		this.forgotten.add(conversationId);
		if (this.forgetFailure != null) {
			throw this.forgetFailure;
		}
		return true;
	}

}
