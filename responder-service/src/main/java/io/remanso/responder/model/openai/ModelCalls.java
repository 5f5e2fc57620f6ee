package io.remanso.responder.model.openai;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;

import com.openai.client.OpenAIClient;
import com.openai.core.RequestOptions;
import com.openai.core.Timeout;
import com.openai.core.http.Headers;
import com.openai.core.http.HttpResponse;
import com.openai.errors.OpenAIException;
import com.openai.models.responses.ResponseCreateParams;
import io.micrometer.core.instrument.MeterRegistry;
import io.remanso.responder.model.ModelException;
import io.remanso.responder.model.Ownership;
import io.remanso.responder.pace.AccountGate;
import io.remanso.responder.pace.Backoff;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.InFlight;
import io.remanso.responder.pace.RateGate;
import io.remanso.responder.pace.Refusals;
import io.remanso.responder.pace.Waiting;
import io.remanso.responder.partition.TenureEndedException;

/**
 * Makes single calls, bounded in time and counted, and knows how long to wait between
 * them. One for all turns: no more than a number of calls are under way at once, and a
 * rate limit that one of them meets slows all.
 */
final class ModelCalls {

	private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(500), 2, Duration.ofSeconds(20));

	private static final Duration LIMITED = Duration.ofSeconds(2);

	private static final Duration CONNECT = Duration.ofSeconds(10);

	private final RateGate gate = new RateGate();

	private final Waiting waiting;

	private final MeterRegistry meters;

	private final Duration timeout;

	private final int attempts;

	private final InFlight inFlight;

	private final ModelAccount account;

	ModelCalls(Waiting waiting, MeterRegistry meters, Duration timeout, int attempts, InFlight inFlight,
			ModelAccount account) {
		this.waiting = waiting;
		this.meters = meters;
		this.timeout = timeout;
		this.attempts = attempts;
		this.inFlight = inFlight;
		this.account = account;
	}

	/** One answer of the model, whose rate-limit headers are heeded. */
	Attempt<ModelResponse> respond(OpenAIClient client, ResponseCreateParams params, Deadline deadline,
			Ownership ownership) throws ModelException, TenureEndedException, InterruptedException {
		return call(this.account.answers(), deadline, ownership, (options) -> {
			try (HttpResponse response = client.responses().withRawResponse().create(params, options)) {
				heed(response.headers());
				return ModelResponse.read(response.body());
			}
		});
	}

	/** One call, made only if the turn is still ours when its place in line has come. */
	<T> Attempt<T> call(Deadline deadline, Ownership ownership, Function<RequestOptions, T> call)
			throws ModelException, TenureEndedException, InterruptedException {
		return call(this.account.others(), deadline, ownership, call);
	}

	private <T> Attempt<T> call(AccountGate door, Deadline deadline, Ownership ownership,
			Function<RequestOptions, T> call) throws ModelException, TenureEndedException, InterruptedException {
		try (InFlight.Place place = this.inFlight.take(this.waiting, deadline)) {
			// With the place in hand: who waits for one would pass a gate that is shut by
			// the time they have it.
			if (place == null || !passes(door, deadline)) {
				throw new ModelException(whyLate(door), true);
			}
			ownership.check();
			return timed(door, deadline, call);
		}
	}

	private boolean passes(AccountGate door, Deadline deadline) throws InterruptedException {
		Deadline patience = new Deadline(
				this.waiting.now().plus(deadline.leftAtMost(this.waiting.now(), this.account.patience())));
		if (!door.pass(this.waiting, patience)) {
			return false;
		}
		this.gate.pass(this.waiting, deadline);
		return !deadline.passed(this.waiting.now());
	}

	private static String whyLate(AccountGate door) {
		String refusal = door.refusal();
		return (refusal != null) ? refusal + ", until no time was left" : "no time is left to ask the model";
	}

	private <T> Attempt<T> timed(AccountGate door, Deadline deadline, Function<RequestOptions, T> call)
			throws InterruptedException {
		Duration left = deadline.leftAtMost(this.waiting.now(), this.timeout);
		// Zero would be taken for no limit.
		Duration patience = left.isZero() ? Duration.ofMillis(1) : left;
		long begun = System.nanoTime();
		try {
			T value = call.apply(RequestOptions.builder().timeout(whole(patience)).build());
			count("ok", begun);
			door.open(this.waiting, this.gate);
			return new Attempt.Done<>(value);
		}
		catch (OpenAIException ex) {
			// The SDK turns an interrupt into an I/O error.
			if (Thread.interrupted()) {
				throw new InterruptedException("cancelled while asking the model");
			}
			Fault fault = Faults.of(ex);
			count(fault.kind().name().toLowerCase(Locale.ROOT), begun);
			if (fault.kind() == Fault.Kind.ACCOUNT) {
				door.shut(this.waiting, fault.detail());
			}
			return new Attempt.Failed<>(fault);
		}
	}

	// One bound for the whole of a call, and none for each read and write: the HTTP
	// client keeps them all in one sorted list under one lock, and with many calls under
	// way each costs a walk through it.
	private static Timeout whole(Duration patience) {
		return Timeout.builder()
			.connect(CONNECT.compareTo(patience) < 0 ? CONNECT : patience)
			.read(Duration.ZERO)
			.write(Duration.ZERO)
			.request(patience)
			.build();
	}

	private void heed(Headers headers) {
		Duration pause = RateHeaders.pause((name) -> headers.values(name).stream().findFirst().orElse(""));
		if (pause.isPositive()) {
			this.gate.pause(this.waiting.now(), pause);
		}
	}

	/** A count of failures, for one question. */
	Failures failures(Deadline deadline) {
		return new Failures(deadline);
	}

	private void count(String result, long begun) {
		this.meters.timer("remanso.model.calls", "result", result).record(Duration.ofNanos(System.nanoTime() - begun));
	}

	/** What came of a call. */
	sealed interface Attempt<T> {

		record Done<T>(T value) implements Attempt<T> {
		}

		record Failed<T>(Fault fault) implements Attempt<T> {
		}

	}

	/** Waits after each failure, and gives up after too many. */
	final class Failures {

		private final Deadline deadline;

		private int counted;

		private int wordless;

		private int all;

		private final Refusals refusals = new Refusals();

		private Failures(Deadline deadline) {
			this.deadline = deadline;
		}

		/** Wait before the next attempt, or throw. */
		void waitAfter(Fault fault) throws ModelException, InterruptedException {
			this.all++;
			switch (fault.kind()) {
				case REFUSED, TOO_LONG, GONE -> throw new ModelException(fault.detail(), false);
				case RATE_LIMITED -> ModelCalls.this.gate.shut(ModelCalls.this.waiting.now(),
						fault.retryAfter().isZero() ? LIMITED : fault.retryAfter());
				case ACCOUNT -> {
					if (this.refusals.addAndTell(ModelCalls.this.account.openings())) {
						throw new ModelException(fault.detail() + ", but not to others", false);
					}
					return;
				}
				case LOCKED -> {
				}
				case LOST, BROKEN -> this.counted++;
				case WORDLESS -> {
					this.counted++;
					this.wordless++;
				}
			}
			if (this.counted >= ModelCalls.this.attempts || this.wordless > 1) {
				throw new ModelException("%s, %d times".formatted(fault.detail(), this.all), false);
			}
			ModelCalls.this.waiting.sleep(BACKOFF, this.all, fault.retryAfter(), this.deadline);
			if (this.deadline.passed(ModelCalls.this.waiting.now())) {
				throw new ModelException(fault.detail() + ", until no time was left", true);
			}
		}

		int all() {
			return this.all;
		}

	}

}
