package io.remanso.sink.row;

import java.time.Instant;

/**
 * That a user talked in a conversation. Two about one conversation become one: of the
 * user who held it first, equal times to the smaller user id.
 */
public record ThreadRow(String threadId, String userId, String turnId, Instant firstAt, Instant lastAt) implements Row {

	@Override
	public String key() {
		return this.threadId;
	}

	@Override
	public String owner() {
		return this.userId;
	}

	@Override
	public Trace trace() {
		return Trace.ofTurn(this.userId, this.lastAt, this.turnId);
	}

	@Override
	public Row with(Row later) {
		ThreadRow other = (ThreadRow) later;
		boolean first = isFirst(other);
		if (!this.userId.equals(other.userId)) {
			return first ? this : other;
		}
		return new ThreadRow(this.threadId, this.userId, this.turnId, first ? this.firstAt : other.firstAt,
				other.lastAt.isAfter(this.lastAt) ? other.lastAt : this.lastAt);
	}

	private boolean isFirst(ThreadRow other) {
		int order = this.firstAt.compareTo(other.firstAt);
		return (order != 0) ? (order < 0) : (this.userId.compareTo(other.userId) <= 0);
	}

}
