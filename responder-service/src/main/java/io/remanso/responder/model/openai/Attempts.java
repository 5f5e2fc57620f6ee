package io.remanso.responder.model.openai;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

import com.openai.client.OpenAIClient;
import com.openai.core.RequestOptions;
import com.openai.models.responses.ResponseCreateParams;
import io.remanso.responder.model.ModelException;
import io.remanso.responder.model.Ownership;
import io.remanso.responder.pace.Backoff;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.Door;
import io.remanso.responder.pace.LoneFailures;
import io.remanso.responder.pace.Passage;
import io.remanso.responder.pace.Refusals;
import io.remanso.responder.pace.Waiting;
import io.remanso.responder.partition.TenureEndedException;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one question: made one after the other, with a wait after each that
 * failed. They are bounded by the question's time and not by their number, since an
 * outage is nobody's fault. Only what would fail for ever is given up before: what is
 * refused, what fails again and again while others are answered, and what the model
 * itself answers a few times that it has failed at. For one thread.
 */
final class Attempts {

	private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(500), 2, Duration.ofSeconds(20));

	// Some that fail so succeed at once, others once the model has settled. What fails a
	// third time would go on, and each may be paid.
	private static final Backoff FAILED = new Backoff(Duration.ofSeconds(1), 8, Duration.ofSeconds(20));

	private static final int FAILED_MOST = 3;

	private static final Duration LIMITED = Duration.ofSeconds(2);

	private final ModelCalls calls;

	private final Deadline deadline;

	private final Ownership ownership;

	private final Refusals refusals = new Refusals();

	private final Map<Door, LoneFailures> failures = new HashMap<>();

	private @Nullable Passage answersPassed;

	private boolean alone;

	private int counted;

	private int failed;

	private int all;

	Attempts(ModelCalls calls, Deadline deadline, Ownership ownership) {
		this.calls = calls;
		this.deadline = deadline;
		this.ownership = ownership;
	}

	Deadline deadline() {
		return this.deadline;
	}

	Ownership ownership() {
		return this.ownership;
	}

	/** How many calls were of no use. */
	int all() {
		return this.all;
	}

	/** A call was answered, and to no use. */
	void inVain() {
		this.all++;
	}

	/**
	 * Wait until the model can be asked: what is to be known right before
	 * {@link #respond} is asked for after this.
	 */
	void awaitModel() throws ModelException, InterruptedException {
		this.answersPassed = this.calls.pass(this.calls.account().answers(), this.deadline);
	}

	/** Ask the model. */
	Attempt<ModelResponse> respond(OpenAIClient client, ResponseCreateParams params)
			throws ModelException, TenureEndedException, InterruptedException {
		Door door = this.calls.account().answers();
		Passage waited = this.answersPassed;
		this.answersPassed = null;
		Passage passed = (waited != null) ? waited : this.calls.pass(door, this.deadline);
		return told(door,
				this.calls.call(door, passed, this, (options) -> this.calls.respond(client, params, options)));
	}

	/** Make any other call. */
	<T> Attempt<T> call(Function<RequestOptions, T> call)
			throws ModelException, TenureEndedException, InterruptedException {
		Door door = this.calls.account().others();
		return told(door, this.calls.call(door, this.calls.pass(door, this.deadline), this, call));
	}

	private <T> Attempt<T> told(Door door, Attempt<T> attempt) {
		if (attempt instanceof Attempt.Failed<T>(Fault fault) && fault.isOutage()) {
			this.alone |= this.failures.computeIfAbsent(door, (_) -> new LoneFailures())
				.addAndTell(door.breaker().answers(), door.breaker().failures());
		}
		return attempt;
	}

	/** Wait before the next attempt, or throw. */
	void waitAfter(Fault fault) throws ModelException, InterruptedException {
		this.all++;
		Waiting waiting = this.calls.waiting();
		switch (fault.kind()) {
			case REFUSED, PICTURE, TOO_LONG, GONE -> throw new ModelException(fault.detail(), false);
			case RATE_LIMITED ->
				this.calls.gate().shut(waiting.now(), fault.retryAfter().isZero() ? LIMITED : fault.retryAfter());
			case ACCOUNT -> {
				if (this.refusals.addAndTell(this.calls.account().openings())) {
					throw new ModelException(fault.detail() + ", but not to others", false);
				}
				return;
			}
			case LOCKED -> {
			}
			case LOST, TIMED_OUT, BROKEN -> {
				this.counted++;
				if (this.alone) {
					throw new ModelException(
							"%s, %d times while others were answered".formatted(fault.detail(), this.counted), false);
				}
			}
			case FAILED -> {
				this.counted++;
				this.failed++;
			}
		}
		if (this.counted >= this.calls.account().attempts() || this.failed >= FAILED_MOST) {
			throw new ModelException("%s, %d times".formatted(fault.detail(), this.all), false);
		}
		if (fault.kind() == Fault.Kind.FAILED) {
			waiting.sleep(FAILED, this.failed, fault.retryAfter(), this.deadline);
		}
		else {
			waiting.sleep(BACKOFF, this.all, fault.retryAfter(), this.deadline);
		}
		if (this.deadline.passed(waiting.now())) {
			throw new ModelException(fault.detail() + ", until no time was left", true);
		}
	}

}
