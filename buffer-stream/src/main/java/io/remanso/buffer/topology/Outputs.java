package io.remanso.buffer.topology;

import java.time.Instant;

import io.remanso.contracts.topic.Topic;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Disposition;
import io.remanso.contracts.turn.OpenBuffer;
import io.remanso.contracts.user.UserProfile;
import io.remanso.contracts.user.UserState;
import io.remanso.contracts.wire.EventHeaders;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Writes records with their CloudEvents headers. A sink is named like its topic.
 */
final class Outputs {

	static final String WORKER = "buffer-stream";

	private final ProcessorContext<String, Object> context;

	private final ThreadLocal<CommitPace> paces;

	Outputs(ProcessorContext<String, Object> context, ThreadLocal<CommitPace> paces) {
		this.context = context;
		this.paces = paces;
	}

	void turn(ClosedBuffer turn) {
		Headers headers = Topics.CLOSED_BUFFERS.headers(turn, turn.turnId(), WORKER, turn.closedAt());
		String traceparent = turn.messages().getFirst().traceparent();
		if (traceparent != null) {
			EventHeaders.put(headers, EventHeaders.TRACEPARENT, traceparent);
		}
		forward(Topics.CLOSED_BUFFERS, turn.userId(), turn, turn.closedAt(), headers);
		this.paces.get().turn();
	}

	void disposition(Disposition disposition) {
		String id = "%d/%d".formatted(disposition.partition(), disposition.offset());
		forward(Topics.DISPOSITIONS, disposition.userId(), disposition, disposition.at(),
				Topics.DISPOSITIONS.headers(disposition, id, WORKER, disposition.at()));
	}

	void profile(UserProfile profile, Instant at) {
		forward(Topics.USERS, profile.userId(), profile, at,
				Topics.USERS.headers(profile, id("users", at), WORKER, at));
	}

	void state(UserState state) {
		forward(Topics.USER_STATES, state.userId(), state, state.updatedAt(),
				Topics.USER_STATES.headers(state, id("user-states", state.updatedAt()), WORKER, state.updatedAt()));
	}

	void openBuffer(OpenBuffer buffer) {
		forward(Topics.OPEN_BUFFERS, buffer.userId(), buffer, buffer.updatedAt(), Topics.OPEN_BUFFERS.headers(buffer,
				id("open-buffers", buffer.updatedAt()), WORKER, buffer.updatedAt()));
	}

	void tombstone(Topic<?> topic, String userId, Instant at) {
		forward(topic, userId, null, at, new RecordHeaders());
	}

	private String id(String what, Instant at) {
		return "%s/%s/%d".formatted(what, this.context.taskId(), at.toEpochMilli());
	}

	@SuppressWarnings("NullAway") // Record is not null-marked: tombstones have null
	private void forward(Topic<?> topic, String userId, @Nullable Object value, Instant at, Headers headers) {
		this.paces.get().record();
		this.context.forward(new Record<>(userId, value, at.toEpochMilli(), headers), topic.name());
	}

}
