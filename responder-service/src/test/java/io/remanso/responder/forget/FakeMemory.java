package io.remanso.responder.forget;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.remanso.responder.model.Assistant;
import io.remanso.responder.model.ModelException;
import io.remanso.responder.model.Ownership;
import io.remanso.responder.model.Question;
import io.remanso.responder.model.Reply;
import io.remanso.responder.pace.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * A model that only forgets, and that may not succeed at once.
 */
public final class FakeMemory implements Assistant {

	final List<String> asked = new CopyOnWriteArrayList<>();

	final Map<String, Integer> failures = new ConcurrentHashMap<>();

	final Set<String> known = ConcurrentHashMap.newKeySet();

	@Override
	public boolean forget(String conversationId, Deadline deadline, Ownership ownership) throws ModelException {
		this.asked.add(conversationId);
		int left = this.failures.getOrDefault(conversationId, 0);
		if (left > 0) {
			this.failures.put(conversationId, left - 1);
			throw new ModelException("away", false);
		}
		return this.known.remove(conversationId);
	}

	@Override
	public Reply answer(Question question) {
		throw new IllegalStateException();
	}

	@Override
	public @Nullable String record(Question question) {
		throw new IllegalStateException();
	}

	@Override
	public @Nullable String withdraw(@Nullable String conversationId, String delivered, Deadline deadline,
			Ownership ownership) {
		throw new IllegalStateException();
	}

}
