package io.remanso.benchmarks.responder;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.crash.ServerProcess;
import io.remanso.simulator.faults.Decision;
import io.remanso.simulator.faults.Fault;
import io.remanso.simulator.faults.Incoming;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.ledger.ModelCall;
import io.remanso.simulator.ledger.Sent;
import org.awaitility.Awaitility;

/**
 * The responder killed again and again under load, while gateways lose answers and
 * receipts come late and twice.
 */
public final class Kills {

	private static final int USERS = 120;

	private static final int PER_SECOND = 20;

	private static final int OPEN_TURNS = 60;

	private static final double LOST_ANSWERS = 0.05;

	// It is started so often that starting counts, and slow work does not.
	private static final String QUICKLY = "-XX:TieredStopAtLevel=1";

	private static final Duration LATENCY = Duration.ofMillis(800);

	private static final Duration LATEST_RECEIPT = Duration.ofSeconds(20);

	private final Rig rig;

	private final Random random;

	private final Map<String, ClosedBuffer> turns = new ConcurrentHashMap<>();

	private final Set<String> asked = ConcurrentHashMap.newKeySet();

	private final AtomicInteger numbers = new AtomicInteger();

	private Kills(Rig rig, long seed) {
		this.rig = rig;
		this.random = new Random(seed);
	}

	/**
	 * Kill it so often.
	 * @param seed of what goes wrong, and when
	 */
	public static Result run(int kills, long seed) {
		try (Rig rig = new Rig(); ScheduledExecutorService clock = Executors.newScheduledThreadPool(2)) {
			Kills run = new Kills(rig, seed);
			rig.simulator().faults().hook(run::decide);
			MetaReceipts receipts = new MetaReceipts(rig, LATEST_RECEIPT);
			var _ = clock.scheduleAtFixedRate(receipts::write, 100, 100, TimeUnit.MILLISECONDS);
			var load = clock.scheduleAtFixedRate(run::writeTurn, 0, 1000 / PER_SECOND, TimeUnit.MILLISECONDS);
			int unrecorded = 0;
			for (int n = 0; n < kills; n++) {
				unrecorded += run.killOnce();
				System.err.printf("kill %d of %d, %d turns%n", n + 1, kills, run.turns.size());
			}
			load.cancel(false);
			try (ServerProcess _ = rig.launch(Map.of(), QUICKLY)) {
				Awaitility.await("every turn's end")
					.atMost(Duration.ofMinutes(3))
					.until(() -> rig.outcomes().ends().keySet().containsAll(run.ids()));
			}
			return run.result(kills, unrecorded);
		}
	}

	private int killOnce() {
		try (ServerProcess responder = this.rig.launch(Map.of(), QUICKLY)) {
			int before = this.rig.outcomes().ends().size();
			int wanted = 10 + this.random.nextInt(30);
			Awaitility.await("some turns to end")
				.atMost(Duration.ofMinutes(1))
				.pollInterval(Duration.ofMillis(5))
				.until(() -> this.rig.outcomes().ends().size() >= before + wanted);
			responder.kill();
		}
		Set<String> unrecorded = new HashSet<>(this.asked);
		this.rig.outcomes().awaitAll();
		this.turns.forEach((line, turn) -> {
			if (this.rig.outcomes().replies().contains(turn.turnId())) {
				unrecorded.remove(line);
			}
		});
		this.asked.removeAll(unrecorded);
		return unrecorded.size();
	}

	private Set<String> ids() {
		Set<String> ids = new HashSet<>();
		this.turns.values().forEach((turn) -> ids.add(turn.turnId()));
		return ids;
	}

	// Never so many that a slow machine would only work off what gathered between kills.
	private void writeTurn() {
		if (this.turns.size() - this.rig.outcomes().ends().size() >= OPEN_TURNS) {
			return;
		}
		int number = this.numbers.incrementAndGet();
		String line = "turno " + number;
		int user = number % USERS;
		ClosedBuffer turn = Turns.of(user, line, this.rig.outcomes().conversations().get(Turns.user(user)));
		this.turns.put(line, turn);
		this.rig.write(turn, line);
	}

	private synchronized Optional<Decision> decide(Incoming call) {
		if (call.api() == Api.OPENAI) {
			boolean model = call.path().equals("/responses");
			if (model) {
				call.text().lines().forEach(this.asked::add);
			}
			return Optional.of(Decision.slow(model ? LATENCY : Duration.ZERO));
		}
		boolean message = call.method().equals("POST") && !call.text().isEmpty();
		return (message && this.random.nextDouble() < LOST_ANSWERS)
				? Optional.of(Decision.wrong(new Fault.LostAnswer()))
				: Optional.of(Decision.slow(Duration.ofMillis(20)));
	}

	private Result result(int kills, int unrecorded) {
		Map<String, Integer> sent = new HashMap<>();
		List<Sent> all = new ArrayList<>(this.rig.simulator().whapi().sent());
		all.addAll(this.rig.simulator().meta().sent());
		all.forEach((message) -> sent.merge(message.text().lines().toList().getLast(), 1, Integer::sum));
		int duplicates = sent.values().stream().mapToInt((times) -> times - 1).sum();
		int lost = (int) this.turns.keySet().stream().filter((line) -> !sent.containsKey(line)).count();
		List<ModelCall> calls = this.rig.simulator().openAi().calls();
		int repeated = calls.size() - (int) calls.stream().map((call) -> call.lines().getLast()).distinct().count();
		return new Result(kills, this.turns.size(), duplicates, lost + this.rig.outcomes().failures(),
				this.rig.outcomes().secondEnds(), repeated, unrecorded, this.rig.outcomes().inDoubt());
	}

	/**
	 * What came of it.
	 *
	 * @param turns that were to be answered
	 * @param duplicateReplies messages beyond the one of each turn
	 * @param lost turns without a message, or that failed
	 * @param secondEnds terminal outcomes beyond the one of each turn
	 * @param repeatedModelCalls completed calls beyond the one of each turn
	 * @param unrecordedAtKills calls under way, or done, without a recorded reply at a
	 * kill
	 * @param inDoubt parts that receipts, the chat's list or the policy settled
	 */
	public record Result(int kills, int turns, int duplicateReplies, int lost, int secondEnds, int repeatedModelCalls,
			int unrecordedAtKills, int inDoubt) {
	}

}
