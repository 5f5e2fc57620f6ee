package io.remanso.buffer.store;

import org.jspecify.annotations.Nullable;

/**
 * Messages of one buffer in rows of their own.
 *
 * @param base the offset of the first of them, which tells their rows from those of the
 * user's other buffers; null where they were written before there could be two
 * @param rows how many rows
 * @param messages how many messages are in them
 * @param bytes what these take of the buffer's
 */
record Spilled(@Nullable Long base, int rows, int messages, long bytes) {

	static final Spilled NOTHING = new Spilled(null, 0, 0, 0);

}
