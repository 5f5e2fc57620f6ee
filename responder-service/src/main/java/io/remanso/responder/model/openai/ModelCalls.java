package io.remanso.responder.model.openai;

import java.time.Duration;
import java.time.Instant;
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
import io.remanso.responder.model.Reply;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.Door;
import io.remanso.responder.pace.InFlight;
import io.remanso.responder.pace.Passage;
import io.remanso.responder.pace.RateGate;
import io.remanso.responder.pace.Waiting;
import io.remanso.responder.partition.TenureEndedException;

/**
 * Makes single calls, bounded in time and counted. One for all turns: no more than a
 * number of calls are under way at once, and a rate limit, a refused account or an outage
 * that some of them meet slows all. Turns that a shut door holds back hold no place among
 * the calls under way; one that finds it shut when its place, or its turn in line, has
 * come waits again.
 */
final class ModelCalls {

	private static final Duration CONNECT = Duration.ofSeconds(10);

	private final RateGate gate = new RateGate();

	private final Waiting waiting;

	private final MeterRegistry meters;

	private final Duration timeout;

	private final InFlight inFlight;

	private final ModelAccount account;

	private final Tuning tuning;

	/** For calls that ask for no answer. */
	ModelCalls(Waiting waiting, MeterRegistry meters, Duration timeout, InFlight inFlight, ModelAccount account) {
		this(waiting, meters, timeout, inFlight, account, Tuning.none());
	}

	ModelCalls(Waiting waiting, MeterRegistry meters, Duration timeout, InFlight inFlight, ModelAccount account,
			Tuning tuning) {
		this.tuning = tuning;
		this.waiting = waiting;
		this.meters = meters;
		this.timeout = timeout;
		this.inFlight = inFlight;
		this.account = account;
	}

	/** The calls of one question. */
	Attempts attempts(Deadline deadline, Ownership ownership) {
		return new Attempts(this, deadline, ownership);
	}

	Waiting waiting() {
		return this.waiting;
	}

	RateGate gate() {
		return this.gate;
	}

	ModelAccount account() {
		return this.account;
	}

	/** One answer of the model, whose rate-limit headers are heeded. */
	ModelResponse respond(OpenAIClient client, ResponseCreateParams params, RequestOptions options) {
		return this.tuning.ask(params, (tuned) -> {
			try (HttpResponse response = client.responses().withRawResponse().create(tuned, options)) {
				heed(response.headers());
				ModelResponse read = ModelResponse.read(response.body());
				count(read.usage().counted());
				return answer(read);
			}
		});
	}

	private static ModelResponse answer(ModelResponse response) {
		Fault failure = response.failure();
		if (failure != null) {
			throw new NoAnswerException(failure);
		}
		return response;
	}

	/** Wait until calls of a kind may be made. */
	Passage pass(Door door, Deadline deadline) throws ModelException, InterruptedException {
		Instant now = this.waiting.now();
		Deadline patience = Deadline.after(now, deadline.leftAtMost(now, this.account.patience()));
		Passage passage = door.pass(this.waiting, patience);
		if (passage == Passage.NONE) {
			throw late(door);
		}
		return passage;
	}

	/**
	 * One call, made only if the turn is still ours when its place in line has come.
	 * @param passed how the door was passed
	 * @param caller whose call it is
	 */
	<T> Attempt<T> call(Door door, Passage passed, Attempts caller, Function<RequestOptions, T> call)
			throws ModelException, TenureEndedException, InterruptedException {
		Passage passage = passed;
		while (true) {
			try (InFlight.Place place = this.inFlight.take(this.waiting, caller.deadline())) {
				if (place == null) {
					throw late(door);
				}
				if (isOpen(door, passage)) {
					this.gate.pass(this.waiting, caller.deadline());
					if (caller.deadline().passed(this.waiting.now())) {
						throw late(door);
					}
					// The door may have shut while it stood in line.
					if (isOpen(door, passage)) {
						caller.ownership().check();
						return timed(door, caller, call);
					}
				}
			}
			passage = pass(door, caller.deadline());
		}
	}

	private static boolean isOpen(Door door, Passage passed) {
		return passed == Passage.PROBE || door.reason() == null;
	}

	private static ModelException late(Door door) {
		String reason = door.reason();
		return new ModelException(
				(reason != null) ? reason + ", until no time was left" : "no time is left to ask the model", true);
	}

	private <T> Attempt<T> timed(Door door, Attempts caller, Function<RequestOptions, T> call)
			throws InterruptedException {
		Instant now = this.waiting.now();
		Duration left = caller.deadline().leftAtMost(now, this.timeout);
		// Zero would be taken for no limit.
		Duration patience = left.isZero() ? Duration.ofMillis(1) : left;
		long begun = System.nanoTime();
		try {
			T value = call.apply(RequestOptions.builder().timeout(whole(patience)).build());
			count("ok", begun);
			door.taken(this.waiting, this.gate);
			return new Attempt.Done<>(value);
		}
		catch (OpenAIException ex) {
			// The SDK turns an interrupt into an I/O error.
			if (Thread.interrupted()) {
				throw new InterruptedException("cancelled while asking the model");
			}
			Fault fault = Faults.of(ex);
			Duration took = count(fault.kind().name().toLowerCase(Locale.ROOT), begun);
			boolean cutShort = patience.compareTo(this.timeout) < 0 && took.compareTo(patience) >= 0;
			heed(door, fault, caller, now, cutShort);
			return new Attempt.Failed<>(fault);
		}
	}

	// A call that its own turn's end cut short says nothing of the server.
	private void heed(Door door, Fault fault, Attempts caller, Instant begun, boolean cutShort) {
		switch (fault.kind()) {
			case LOST, TIMED_OUT, BROKEN -> {
				if (!cutShort) {
					door.breaker().failed(this.waiting, caller, begun, fault.detail());
				}
			}
			case ACCOUNT -> door.refused(this.waiting, this.gate, fault.detail());
			case RATE_LIMITED, LOCKED, FAILED, GONE, TOO_LONG, PICTURE, REFUSED ->
				door.breaker().answered(this.waiting, this.gate);
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

	// Also of an answer that is of no use: it is billed.
	private void count(Reply.Usage usage) {
		Long told = usage.cachedInputTokens();
		long cached = (told != null) ? told : 0;
		tokens("input", (double) (usage.inputTokens() - cached));
		tokens("cached_input", (double) cached);
		tokens("output", (double) usage.outputTokens());
	}

	private void tokens(String kind, double tokens) {
		this.meters.counter("remanso.model.tokens", "kind", kind).increment(tokens);
	}

	private Duration count(String result, long begun) {
		Duration took = Duration.ofNanos(System.nanoTime() - begun);
		this.meters.timer("remanso.model.calls", "result", result).record(took);
		return took;
	}

}
