package io.remanso.buffer.store;

import java.util.List;
import java.util.stream.IntStream;

import io.remanso.buffer.conversation.Deferred;
import io.remanso.buffer.conversation.Messages;
import io.remanso.contracts.turn.TurnMessage;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Messages in rows of their own, each written once: first they are the open buffer's,
 * then the last turn's.
 */
final class MessageRows {

	private final KeyValueStore<String, MessageRow> store;

	MessageRows(ProcessingContext context) {
		this.store = context.getStateStore(StateStores.MESSAGES);
	}

	/** These rows, read when asked for, and newer messages. */
	Messages load(String userId, Spilled spilled, List<TurnMessage> newer) {
		return new Messages(spilled.messages(), Deferred.from(() -> read(userId, spilled)), newer);
	}

	/** One more row, after which so many bytes of the buffer are in rows. */
	Spilled add(String userId, Spilled before, List<TurnMessage> messages, long bytes) {
		Long base = (before.rows() > 0) ? before.base() : Long.valueOf(messages.getFirst().offset());
		Spilled after = new Spilled(base, before.rows() + 1, before.messages() + messages.size(), bytes);
		this.store.put(key(userId, after, before.rows()), new MessageRow(messages));
		return after;
	}

	void delete(String userId, Spilled spilled) {
		IntStream.range(0, spilled.rows()).forEach((number) -> this.store.delete(key(userId, spilled, number)));
	}

	private List<TurnMessage> read(String userId, Spilled spilled) {
		return IntStream.range(0, spilled.rows())
			.mapToObj((number) -> this.store.get(key(userId, spilled, number)))
			.flatMap((row) -> row.messages().stream())
			.toList();
	}

	private static String key(String userId, Spilled spilled, int number) {
		return (spilled.base() != null) ? userId + "\n" + spilled.base() + "\n" + number : userId + "\n" + number;
	}

}
