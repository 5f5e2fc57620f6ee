package io.remanso.buffer.crash;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.remanso.contracts.inbound.InboundEvent;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Disposition;

/**
 * What was posted against what came out.
 *
 * @param lost posted, and in no turn
 * @param doubled in two turns, or in a turn and disposed of
 * @param split written within a window of the message before, and in another turn
 * @param invented in a turn, and never posted
 * @param early closed before the deadline
 */
record Fates(List<String> lost, List<String> doubled, List<String> split, List<String> invented, List<String> early) {

	static Fates of(List<InboundEvent.Message> posted, List<ClosedBuffer> turns, List<Disposition> dispositions,
			Duration window) {
		Map<String, List<String>> ends = new HashMap<>();
		for (ClosedBuffer turn : turns) {
			turn.messages()
				.forEach((message) -> ends.computeIfAbsent(message.id(), (id) -> new ArrayList<>()).add(turn.turnId()));
		}
		dispositions.forEach((disposition) -> ends.computeIfAbsent(disposition.messageId(), (id) -> new ArrayList<>())
			.add(disposition.rule().name()));
		Map<String, List<InboundEvent.Message>> byUser = posted.stream()
			.collect(Collectors.groupingBy(InboundEvent.Message::userId));
		Map<String, Instant> closings = new HashMap<>();
		turns.forEach((turn) -> closings.put(turn.turnId(), turn.closedAt()));
		List<String> split = new ArrayList<>();
		byUser.values().forEach((messages) -> addSplit(messages, ends, closings, window, split));
		Set<String> ids = posted.stream().map(InboundEvent.Message::id).collect(Collectors.toSet());
		return new Fates(ids.stream().filter((id) -> !ends.containsKey(id)).toList(),
				ends.entrySet().stream().filter((end) -> end.getValue().size() > 1).map(String::valueOf).toList(),
				split, ends.keySet().stream().filter((id) -> !ids.contains(id)).toList(),
				turns.stream()
					.filter((turn) -> turn.closedAt().isBefore(turn.deadline()))
					.map(ClosedBuffer::turnId)
					.toList());
	}

	private static void addSplit(List<InboundEvent.Message> messages, Map<String, List<String>> ends,
			Map<String, Instant> closings, Duration window, List<String> split) {
		for (int i = 1; i < messages.size(); i++) {
			InboundEvent.Message one = messages.get(i - 1);
			InboundEvent.Message next = messages.get(i);
			boolean together = Duration.between(one.receivedAt(), next.receivedAt()).compareTo(window) <= 0;
			List<String> first = ends.getOrDefault(one.id(), List.of());
			List<String> second = ends.getOrDefault(next.id(), List.of());
			if (together && !first.isEmpty() && !second.isEmpty() && !first.getFirst().equals(second.getFirst())) {
				Instant closed = closings.getOrDefault(first.getFirst(), Instant.EPOCH);
				split.add("%s at %s and %s at %s, closed at %s".formatted(one.id(), one.receivedAt(), next.id(),
						next.receivedAt(), closed));
			}
		}
	}

	boolean isWhole() {
		return this.lost.isEmpty() && this.doubled.isEmpty() && this.split.isEmpty() && this.invented.isEmpty()
				&& this.early.isEmpty();
	}

}
