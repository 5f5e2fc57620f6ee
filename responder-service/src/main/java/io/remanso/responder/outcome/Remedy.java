package io.remanso.responder.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.remanso.responder.partition.Work;

/**
 * What to do with entries whose transaction failed before its commit. One that can't be
 * written takes the whole transaction with it, and the producer can't be trusted to name
 * it: so they are parted until it stands alone, which costs some commits and never a
 * turn.
 */
sealed interface Remedy {

	/** All of it again, after a while. */
	record Again() implements Remedy {
	}

	/** One after the other. */
	record Split(List<Entry> first, List<Entry> second) implements Remedy {

		public Split {
			first = List.copyOf(first);
			second = List.copyOf(second);
		}

	}

	/** This in its place: less, but the turn has its end. */
	record Substitute(Entry entry) implements Remedy {
	}

	/** Its turn is told, which can still end otherwise. */
	record GiveBack() implements Remedy {
	}

	/** It waits, alone, until somebody has set something right. */
	record Strand() implements Remedy {
	}

	static Remedy after(Attempt.Failed failed, List<Entry> entries) {
		return switch (failed.fault()) {
			case STALE_GENERATION, PRODUCER, DENIED_ALL, PASSING -> new Again();
			case UNWRITABLE, DENIED ->
				(entries.size() > 1) ? split(entries, failed.topic()) : alone(entries.getFirst(), failed);
		};
	}

	// Those that write nothing to the topic are most likely well.
	private static Split split(List<Entry> entries, String topic) {
		List<Entry> others = new ArrayList<>(entries);
		List<Entry> suspects = new ArrayList<>(entries);
		others.removeIf((entry) -> entry.writesTo(topic));
		suspects.removeIf((entry) -> !entry.writesTo(topic));
		if (!others.isEmpty() && !suspects.isEmpty()) {
			return new Split(others, suspects);
		}
		int half = entries.size() / 2;
		return new Split(entries.subList(0, half), entries.subList(half, entries.size()));
	}

	private static Remedy alone(Entry entry, Attempt.Failed failed) {
		Work work = entry.work();
		if (entry.records().isEmpty()) {
			return new Again();
		}
		if (failed.fault() == Fault.DENIED) {
			return new Strand();
		}
		if (work == null) {
			return new GiveBack();
		}
		Optional<Remedy> less = Substitutes.of(entry, work, failed.error()).map(Substitute::new);
		return less.orElseGet(Strand::new);
	}

}
