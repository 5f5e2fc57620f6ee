package io.remanso.crash;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.TurnMessage;
import io.remanso.simulator.openai.Echo;

/**
 * Compares what was written with what came of it. Each check returns what is wrong, in
 * words that name the user, so that an empty list means that the promise held. The model
 * must echo.
 */
public final class Promises {

	private final List<Burst> written;

	private final Evidence evidence;

	public Promises(List<Burst> written, Evidence evidence) {
		this.written = List.copyOf(written);
		this.evidence = evidence;
	}

	/** Everything that is wrong. */
	public List<String> violations() {
		return Stream.of(inboundEndsOnce(), nothingLostOrInvented(), inOrder(), oneTerminalATurn(), oneReplyATurn())
			.flatMap(Collection::stream)
			.toList();
	}

	/** Each inbound record is in exactly one turn or has exactly one disposition. */
	List<String> inboundEndsOnce() {
		Map<String, Integer> ends = new HashMap<>();
		this.evidence.inbound().forEach((event) -> ends.put(event.partition() + "-" + event.offset(), 0));
		Stream<String> inTurns = this.evidence.turns()
			.stream()
			.flatMap((turn) -> turn.messages().stream())
			.map((message) -> message.partition() + "-" + message.offset());
		Stream<String> disposed = this.evidence.dispositions()
			.stream()
			.map((disposition) -> disposition.partition() + "-" + disposition.offset());
		Stream.concat(inTurns, disposed).forEach((place) -> ends.merge(place, 1, Integer::sum));
		return ends.entrySet()
			.stream()
			.filter((end) -> end.getValue() != 1)
			.map((end) -> "inbound record %s has %d ends".formatted(end.getKey(), end.getValue()))
			.toList();
	}

	/**
	 * Each message that was written is in one turn of its user, and no other message is.
	 */
	List<String> nothingLostOrInvented() {
		List<String> wrong = new ArrayList<>();
		Map<String, Integer> seen = new HashMap<>();
		this.evidence.turns()
			.forEach((turn) -> turn.messages()
				.forEach((message) -> seen.merge(turn.userId() + " " + message.id(), 1, Integer::sum)));
		for (Burst burst : this.written) {
			for (Burst.Line line : burst.lines()) {
				int times = Objects.requireNonNullElse(seen.remove(burst.number() + " " + line.id()), 0);
				if (times != 1) {
					wrong.add("user %s: %s is in %d turns".formatted(burst.number(), line.id(), times));
				}
			}
		}
		seen.keySet().forEach((message) -> wrong.add("never written: " + message));
		return wrong;
	}

	/**
	 * A user's messages stand in the order in which they were written, within and across
	 * turns.
	 */
	List<String> inOrder() {
		return byUser().entrySet().stream().flatMap((user) -> {
			List<String> ids = this.evidence.turnsOf(user.getKey())
				.stream()
				.flatMap((turn) -> turn.messages().stream())
				.map(TurnMessage::id)
				.toList();
			List<String> wanted = user.getValue()
				.stream()
				.flatMap((burst) -> burst.lines().stream())
				.map(Burst.Line::id)
				.toList();
			return ids.equals(wanted) ? Stream.empty()
					: Stream.of("user %s: order %s instead of %s".formatted(user.getKey(), ids, wanted));
		}).toList();
	}

	/**
	 * No burst was split: each user has as many turns as bursts, with the same messages.
	 */
	public List<String> noneSplit() {
		return byUser().entrySet().stream().filter((user) -> {
			List<List<String>> turns = this.evidence.turnsOf(user.getKey())
				.stream()
				.map((turn) -> turn.messages().stream().map(TurnMessage::id).toList())
				.toList();
			List<List<String>> bursts = user.getValue()
				.stream()
				.map((burst) -> burst.lines().stream().map(Burst.Line::id).toList())
				.toList();
			return !turns.equals(bursts);
		}).map((user) -> "user %s: a burst was split or joined".formatted(user.getKey())).toList();
	}

	/** Each turn has exactly one terminal outcome, and no other turn has one. */
	List<String> oneTerminalATurn() {
		Map<String, Long> terminals = new HashMap<>(this.evidence.terminals());
		List<String> wrong = new ArrayList<>();
		for (ClosedBuffer turn : this.evidence.turns()) {
			Long count = terminals.remove(turn.turnId());
			if (count == null || count != 1) {
				wrong.add("turn %s has %s terminal outcomes".formatted(turn.turnId(), count));
			}
		}
		terminals.keySet().forEach((turn) -> wrong.add("a terminal outcome of no turn: " + turn));
		return wrong;
	}

	/**
	 * Each turn's reply reached its user by their gateway, once, complete, and nobody got
	 * anything else.
	 */
	List<String> oneReplyATurn() {
		List<String> wrong = new ArrayList<>();
		for (Map.Entry<String, List<Burst>> user : byUser().entrySet()) {
			List<List<String>> replies = this.evidence.sentTo(user.getValue().getFirst().gateway(), user.getKey())
				.stream()
				.map(Echo::lines)
				.toList();
			List<List<String>> wanted = this.evidence.turnsOf(user.getKey()).stream().map(this::texts).toList();
			if (!replies.equals(wanted)) {
				wrong.add("user %s: got %d replies %s instead of %d %s".formatted(user.getKey(), replies.size(),
						replies, wanted.size(), wanted));
			}
		}
		long sent = this.evidence.sent().values().stream().mapToLong(List::size).sum();
		if (sent != this.evidence.turns().size()) {
			wrong.add("%d replies were sent for %d turns".formatted(sent, this.evidence.turns().size()));
		}
		return wrong;
	}

	private List<String> texts(ClosedBuffer turn) {
		Map<String, String> texts = this.written.stream()
			.flatMap((burst) -> burst.lines().stream())
			.collect(Collectors.toMap(Burst.Line::id, Burst.Line::text));
		return turn.messages().stream().map((message) -> texts.getOrDefault(message.id(), "unknown")).toList();
	}

	private Map<String, List<Burst>> byUser() {
		return this.written.stream().collect(Collectors.groupingBy(Burst::number));
	}

}
