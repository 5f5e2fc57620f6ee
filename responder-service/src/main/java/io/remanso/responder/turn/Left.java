package io.remanso.responder.turn;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

import io.remanso.contracts.turn.Memory;
import org.jspecify.annotations.Nullable;

/**
 * The conversations that a turn leaves behind.
 */
final class Left {

	private Left() {
	}

	/**
	 * Those that were used on the way, and the one that holds the reply where the next
	 * turn begins a new one.
	 */
	static List<String> by(List<String> used, @Nullable String held, Memory memory) {
		SequencedSet<String> left = new LinkedHashSet<>(used);
		if (held != null && memory.conversationId() == null) {
			left.add(held);
		}
		return new ArrayList<>(left);
	}

}
