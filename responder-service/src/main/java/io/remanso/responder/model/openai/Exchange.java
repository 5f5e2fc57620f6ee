package io.remanso.responder.model.openai;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import com.openai.client.OpenAIClient;
import com.openai.core.RequestOptions;
import com.openai.models.conversations.ConversationCreateParams;
import com.openai.models.conversations.items.ConversationItem;
import io.remanso.responder.model.ConversationIds;
import io.remanso.responder.model.Line;
import io.remanso.responder.model.ModelException;
import io.remanso.responder.model.Question;
import io.remanso.responder.model.Reply;
import io.remanso.responder.partition.TenureEndedException;
import org.jspecify.annotations.Nullable;

/**
 * One question to a conversation, and the state that its attempts share. Items join a
 * conversation only when a call is done, so after a lost answer the conversation tells
 * whether the call had been done: it is read before anything is asked or added again. A
 * call that was refused added nothing: pictures that are refused join no conversation,
 * and one that holds an older one of them is left for a new one.
 * <p>
 * The history that this is made for: the call is sent, the edge answers 503, and behind
 * it the call is done or is not. The question is in doubt. It waits until the model can
 * be asked, then looks. The reply is there: it is used. It is not: the call is repeated
 * at once, before anything else can join. The look itself fails by 503: nothing is known
 * of the question, which stays in doubt and looks again. The time runs out in doubt: the
 * conversation may hold the lines, so the next turn begins a new one from the transcript,
 * which holds them once. It runs out without doubt, since no call was sent or a look
 * found nothing: the conversation is as it was and is kept. But where a look has found
 * lines of the turn, or a call was not waited for to its end and may yet let them join.
 * <p>
 * An answer that is cut off may have joined with the lines. So it is looked for like one
 * that was lost, whoever asked for it: it is removed, with the reasoning before it, which
 * the API takes for broken without what follows it, and the model is asked for an answer
 * to the lines that are there.
 */
final class Exchange {

	// The API takes no more at once.
	static final int ITEMS_AT_ONCE = 20;

	private final OpenAIClient client;

	private final Requests requests;

	private Question question;

	private final Attempts attempts;

	private final Holding holding;

	private final Room room = new Room();

	private final Set<String> used = new LinkedHashSet<>();

	private List<Line> history;

	private @Nullable String conversation;

	private boolean look;

	private boolean told;

	private boolean mayHoldLines;

	private boolean renewed;

	Exchange(OpenAIClient client, ModelCalls calls, Requests requests, Question question) {
		this.client = client;
		this.requests = requests;
		this.question = question;
		this.history = requests.memory().toBegin(question.history());
		this.attempts = calls.attempts(question.deadline(), question.ownership());
		this.holding = new Holding(client, this.attempts);
		this.conversation = usable(question.conversationId());
		this.look = question.mayBeRepeat() && this.conversation != null;
	}

	Reply answer() throws ModelException, TenureEndedException, InterruptedException {
		try {
			return untilAnswered().after(this.used);
		}
		catch (ModelException ex) {
			// Where it was not the time that ran out, what the conversation holds may be
			// why nothing could be asked in it.
			String known = (ex.late() && !this.look && !this.mayHoldLines) ? this.conversation : null;
			return this.room.cutOr(ex.leaving(this.used, known)).after(this.used);
		}
	}

	String record() throws ModelException, TenureEndedException, InterruptedException {
		try {
			return new Joining(this, this.client).untilJoined();
		}
		catch (ModelException ex) {
			throw ex.leaving(this.used);
		}
	}

	private Reply untilAnswered() throws ModelException, TenureEndedException, InterruptedException {
		while (true) {
			String id = conversation();
			Reply reply = this.look ? lookAndAsk(id) : ask(id);
			if (reply != null) {
				return reply;
			}
		}
	}

	// The wait for the model comes first: what joins meanwhile is seen.
	private @Nullable Reply lookAndAsk(String id) throws ModelException, TenureEndedException, InterruptedException {
		this.attempts.awaitModel();
		Found found = look(id);
		if (found == null) {
			return null;
		}
		if (!found.answer().isEmpty()) {
			return said(new Reply(found.answer(), id, this.requests.model(), Reply.Usage.NONE,
					Math.max(1, this.attempts.all()), Duration.ZERO));
		}
		if (!found.unfinished().isEmpty()) {
			this.room.widen();
		}
		this.mayHoldLines |= found.groups() > 0;
		this.told = found.groups() == Items.groups(this.question, ITEMS_AT_ONCE).size();
		return removed(id, found.unfinished()) ? ask(id) : null;
	}

	private @Nullable Reply ask(String id) throws ModelException, TenureEndedException, InterruptedException {
		long begun = System.nanoTime();
		Attempt<ModelResponse> attempt = this.attempts.respond(this.client,
				this.told ? this.requests.againInConversation(this.question, id, this.room)
						: this.requests.inConversation(this.question, id, this.room));
		this.mayHoldLines |= attempt instanceof Attempt.Failed<?>(Fault fault) && fault.kind() == Fault.Kind.TIMED_OUT;
		ModelResponse response = settled(attempt);
		if (response == null) {
			return null;
		}
		Reply reply = response.reply("", id, this.attempts.all() + 1, Duration.ofNanos(System.nanoTime() - begun));
		String text = this.room.sendable(response.said(), reply);
		if (text == null) {
			this.attempts.inVain();
			this.look = true;
			return null;
		}
		return said(reply.saying(text));
	}

	// Where the model went on as somebody else, the conversation is left, since it
	// teaches that; so is one that has grown too long.
	private @Nullable Reply said(Reply reply) throws ModelException, InterruptedException {
		Reply said = this.requests.memory().isPassed(reply.usage()) ? reply.leavingItsConversation() : reply;
		if (!Marks.areIn(reply.text())) {
			return said;
		}
		String own = Marks.without(reply.text());
		if (own.isEmpty()) {
			this.room.imitated();
			this.attempts.inVain();
			leaveConversation();
			return null;
		}
		return said.saying(own).leavingItsConversation();
	}

	Question question() {
		return this.question;
	}

	/** Whether the conversation has to be looked at before anything else. */
	boolean mustLook() {
		return this.look;
	}

	/** What has joined may have to be taken back: look again, if it goes on there. */
	void lookAgain() {
		this.look = this.conversation != null;
	}

	@Nullable Found look(String id) throws ModelException, TenureEndedException, InterruptedException {
		List<ConversationItem> newest = settled(this.holding.newest(id));
		if (newest == null) {
			return null;
		}
		this.look = false;
		return Found.of(this.question.turnId(), newest);
	}

	boolean removed(String id, List<String> items) throws ModelException, TenureEndedException, InterruptedException {
		Fault fault = this.holding.remove(id, items);
		if (fault == null) {
			return true;
		}
		this.look = true;
		after(fault);
		return false;
	}

	String conversation() throws ModelException, TenureEndedException, InterruptedException {
		String id = this.conversation;
		while (id == null) {
			// Looked at late: an order to forget may be what the old conversation is
			// gone by.
			List<Line> told = this.question.forgotten().getAsBoolean() ? List.of() : this.history;
			ConversationCreateParams params = this.requests.newConversation(this.question,
					Items.beginning(told, ITEMS_AT_ONCE));
			id = attempt((options) -> this.client.conversations().create(params, options).id());
		}
		this.conversation = id;
		this.used.add(id);
		return id;
	}

	/** Null after a failure that is worth another attempt. */
	<T> @Nullable T attempt(Function<RequestOptions, T> call)
			throws ModelException, TenureEndedException, InterruptedException {
		return settled(this.attempts.call(call));
	}

	private <T> @Nullable T settled(Attempt<T> attempt) throws ModelException, InterruptedException {
		return switch (attempt) {
			case Attempt.Done<T>(T value) -> value;
			case Attempt.Failed<T>(Fault fault) -> {
				after(fault);
				yield null;
			}
		};
	}

	private void after(Fault fault) throws ModelException, InterruptedException {
		this.look |= fault.told() && this.conversation != null;
		if (fault.mayBeOfPictures() && this.question.hasPictures()) {
			this.question = this.question.withoutPictures();
			return;
		}
		switch (fault.kind()) {
			// With none of ours, a picture is refused that the conversation holds.
			case GONE, PICTURE -> renew(fault, this.history);
			case TOO_LONG -> renew(fault, this.history.subList(this.history.size() / 2, this.history.size()));
			case LOST, TIMED_OUT, LOCKED -> {
				this.look = this.conversation != null;
				this.attempts.waitAfter(fault);
			}
			case RATE_LIMITED, ACCOUNT, BROKEN, FAILED, REFUSED -> this.attempts.waitAfter(fault);
		}
	}

	// Once for each question: a second conversation that vanishes, or is too long,
	// is no accident.
	private void renew(Fault fault, List<Line> from) throws ModelException, InterruptedException {
		if (this.renewed || this.conversation == null) {
			this.attempts.waitAfter(fault);
		}
		this.renewed = true;
		this.history = from;
		leaveConversation();
	}

	private void leaveConversation() {
		this.conversation = null;
		this.look = false;
		this.told = false;
		this.mayHoldLines = false;
	}

	private static @Nullable String usable(@Nullable String conversationId) {
		return (conversationId != null && ConversationIds.isUsable(conversationId)) ? conversationId : null;
	}

}
