package io.remanso.benchmarks.responder;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.crash.ServerProcess;
import io.remanso.simulator.faults.Decision;
import io.remanso.simulator.faults.Fault;
import io.remanso.simulator.faults.Incoming;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.ledger.Sent;
import org.awaitility.Awaitility;

/**
 * The model or a gateway away under load, and back again: every user gets one answer,
 * nobody an apology, and no turn is said to be answered that is not. Each turn is of
 * another user, since a user whose turn is under way gets no second one.
 */
public final class Outages {

	private static final int PER_SECOND = 50;

	private static final Duration BEFORE = Duration.ofSeconds(10);

	private static final Duration AFTER = Duration.ofSeconds(10);

	private static final Duration LATENCY = Duration.ofMillis(300);

	private static final Duration LATEST_RECEIPT = Duration.ofSeconds(3);

	// Of the calls that an edge answers with its error, as many were done behind it.
	private static final int DONE_ALL_THE_SAME = 20;

	private final Rig rig;

	private final Kind kind;

	private final Map<String, ClosedBuffer> turns = new ConcurrentHashMap<>();

	private volatile boolean away;

	private Outages(Rig rig, Kind kind) {
		this.rig = rig;
		this.kind = kind;
	}

	/**
	 * Let one be away.
	 * @param lasting how long it is
	 */
	public static Result run(Kind kind, Duration lasting) {
		try (Rig rig = new Rig(); ScheduledExecutorService clock = Executors.newScheduledThreadPool(2)) {
			Outages run = new Outages(rig, kind);
			rig.simulator().faults().hook(run::decide);
			MetaReceipts receipts = new MetaReceipts(rig, LATEST_RECEIPT);
			var _ = clock.scheduleAtFixedRate(receipts::write, 200, 200, TimeUnit.MILLISECONDS);
			try (ServerProcess _ = rig.launch(Map.of())) {
				ScheduledFuture<?> load = clock.scheduleAtFixedRate(run::writeTurn, 0, 1_000_000 / PER_SECOND,
						TimeUnit.MICROSECONDS);
				pass(BEFORE);
				run.away = true;
				pass(lasting);
				run.away = false;
				Instant back = Instant.now();
				pass(AFTER);
				load.cancel(false);
				Awaitility.await("every turn's end")
					.atMost(Duration.ofMinutes(9))
					.until(() -> rig.outcomes().ends().keySet().containsAll(run.ids()));
				return run.result(back);
			}
		}
	}

	private static void pass(Duration time) {
		Instant until = Instant.now().plus(time);
		Awaitility.await().atMost(time.plusSeconds(5)).until(() -> Instant.now().isAfter(until));
	}

	private void writeTurn() {
		int number = this.rig.nextNumber();
		String line = "turno " + number;
		ClosedBuffer turn = Turns.of(number, line, null);
		this.turns.put(line, turn);
		this.rig.write(turn, line);
	}

	private Optional<Decision> decide(Incoming call) {
		boolean wrong = this.away && call.api() == this.kind.api;
		if (wrong) {
			return Optional.of(Decision.wrong(switch (this.kind) {
				case MODEL_EDGE, META_EDGE -> new Fault.EdgeError(503,
						Math.floorMod(call.text().hashCode(), DONE_ALL_THE_SAME) == 0 && !call.text().isEmpty());
				case MODEL_HANGS -> new Fault.Hang();
			}));
		}
		boolean model = call.api() == Api.OPENAI && call.path().equals("/responses");
		return Optional.of(Decision.slow(model ? LATENCY : Duration.ZERO));
	}

	private Set<String> ids() {
		Set<String> ids = new HashSet<>();
		this.turns.values().forEach((turn) -> ids.add(turn.turnId()));
		return ids;
	}

	private Result result(Instant back) {
		Map<String, Integer> sent = new HashMap<>();
		List<Sent> all = new ArrayList<>(this.rig.simulator().whapi().sent());
		all.addAll(this.rig.simulator().meta().sent());
		all.forEach((message) -> sent.merge(message.text().lines().toList().getLast(), 1, Integer::sum));
		OutcomeLog outcomes = this.rig.outcomes();
		int lost = 0;
		int wronglyAnswered = 0;
		int duplicates = 0;
		for (Map.Entry<String, ClosedBuffer> turn : this.turns.entrySet()) {
			int times = sent.getOrDefault(turn.getKey(), 0);
			duplicates += Math.max(0, times - 1);
			lost += (times == 0) ? 1 : 0;
			wronglyAnswered += (times == 0 && outcomes.answered().contains(turn.getValue().turnId())) ? 1 : 0;
		}
		long afterwards = outcomes.ends()
			.values()
			.stream()
			.mapToLong((end) -> Duration.between(back, end).toMillis())
			.max()
			.orElse(0);
		return new Result(this.turns.size(), lost, wronglyAnswered, duplicates, outcomes.failures(),
				outcomes.apologies(), outcomes.secondEnds(), afterwards / 1000.0 - AFTER.toSeconds());
	}

	/** Who is away, and how. */
	public enum Kind {

		/** The edge before the model answers 503 with a page of HTML. */
		MODEL_EDGE(Api.OPENAI),

		/** The model takes every call and never answers. */
		MODEL_HANGS(Api.OPENAI),

		/** The edge before Meta answers 503 with a page of HTML. */
		META_EDGE(Api.META);

		private final Api api;

		Kind(Api api) {
			this.api = api;
		}

	}

	/**
	 * What came of it.
	 *
	 * @param lost turns without a message
	 * @param wronglyAnswered of these, turns that are recorded as answered
	 * @param duplicates messages beyond the one of each turn
	 * @param failed turns that ended as failed
	 * @param apologies parts that apologise
	 * @param secondsBehind from the end of the load, which goes on for 10 s after the
	 * outage, to the end of the last turn
	 */
	public record Result(int turns, int lost, int wronglyAnswered, int duplicates, int failed, int apologies,
			int secondEnds, double secondsBehind) {
	}

}
