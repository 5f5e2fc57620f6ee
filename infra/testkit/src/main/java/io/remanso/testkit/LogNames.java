package io.remanso.testkit;

import io.remanso.contracts.wire.LogId;
import io.remanso.contracts.wire.LogKey;

/**
 * How tests name people in logs and at the model.
 */
public final class LogNames {

	/** A key that anybody knows. */
	public static final LogKey KEY = new LogKey(new byte[LogKey.SHORTEST]);

	/** By that key. */
	public static final LogId IDS = new LogId(KEY);

	private LogNames() {
	}

}
