package io.remanso.benchmarks.ingest;

import java.util.Arrays;

/**
 * What a server answered. For one thread.
 */
final class Answers {

	private static final int OK = 200;

	private static final int SERVER_ERROR = 500;

	private static final int UNAVAILABLE = 503;

	private final long[] byStatus = new long[1_000];

	private final long startedAt;

	private int[] micros = new int[1 << 16];

	private int count;

	private long sent;

	private long endedAt;

	Answers(long startedAt) {
		this.startedAt = startedAt;
	}

	void add(int status, long nanos) {
		this.byStatus[status]++;
		if (this.count == this.micros.length) {
			this.micros = Arrays.copyOf(this.micros, this.count * 2);
		}
		this.micros[this.count++] = (int) (nanos / 1_000);
	}

	Answers finish(long requests, long now) {
		this.sent = requests;
		this.endedAt = now;
		Arrays.sort(this.micros, 0, this.count);
		return this;
	}

	/** Answers of 200 a second. */
	double rate() {
		return this.byStatus[OK] * 1e9 / (this.endedAt - this.startedAt);
	}

	/** Requests with any other answer, or none. */
	long errors() {
		return this.sent - this.byStatus[OK];
	}

	/** Answers of 500 to 599 but for 503, and requests without an answer. */
	long failures() {
		long failures = this.sent - this.count + this.byStatus[Connection.LOST];
		for (int status = SERVER_ERROR; status < SERVER_ERROR + 100; status++) {
			failures += (status != UNAVAILABLE) ? this.byStatus[status] : 0;
		}
		return failures;
	}

	long sent() {
		return this.sent;
	}

	double millis(double share) {
		return this.micros[Math.min(this.count - 1, (int) (share * this.count))] / 1e3;
	}

}
