package io.remanso.sink.table;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.jdbc.PgArray;

/**
 * One column's values as PostgreSQL's own binary array. The driver makes such arrays of
 * text and numbers only; times and JSON it would quote into one long text that the server
 * has to take apart, character by character. For one thread.
 */
final class BinaryArray {

	private static final int FLAGS_AT = Integer.BYTES;

	private static final int COUNT_AT = 3 * Integer.BYTES;

	private static final int FIRST_SIZE = 8192;

	private static final int NULL = -1;

	// The only version of jsonb's binary form.
	private static final byte JSONB_VERSION = 1;

	// 2000-01-01, which PostgreSQL counts its microseconds from.
	private static final long EPOCH_SECOND = 946_684_800L;

	private static final long MICROS = 1_000_000L;

	private static final double NANOS_A_MICRO = 1000;

	// Its neighbour is infinity; this one the server refuses, as it does each such time.
	private static final long OUT_OF_RANGE = Long.MAX_VALUE - 1;

	private ByteBuffer buffer = ByteBuffer.allocate(FIRST_SIZE);

	private int count;

	private int flags;

	/** Of elements of this type. */
	BinaryArray(int elementOid) {
		// One dimension; whether it has nulls; the type; how many; counted from one.
		this.buffer.putInt(1).putInt(0).putInt(elementOid).putInt(0).putInt(1);
	}

	/** As a parameter of a statement. */
	Array of(Connection connection, int arrayOid) throws SQLException {
		this.buffer.putInt(FLAGS_AT, this.flags).putInt(COUNT_AT, this.count);
		return new PgArray(connection.unwrap(BaseConnection.class), arrayOid,
				Arrays.copyOf(this.buffer.array(), this.buffer.position()));
	}

	void text(@Nullable String value) {
		if (value == null) {
			none();
			return;
		}
		byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
		next(bytes.length).put(bytes);
	}

	void json(@Nullable String value) {
		if (value == null) {
			none();
			return;
		}
		byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
		next(1 + bytes.length).put(JSONB_VERSION).put(bytes);
	}

	void time(@Nullable Instant value) {
		bigint((value != null) ? micros(value) : null);
	}

	void integer(@Nullable Integer value) {
		if (value == null) {
			none();
			return;
		}
		next(Integer.BYTES).putInt(value);
	}

	void bigint(@Nullable Long value) {
		if (value == null) {
			none();
			return;
		}
		next(Long.BYTES).putLong(value);
	}

	void bool(@Nullable Boolean value) {
		if (value == null) {
			none();
			return;
		}
		next(1).put((byte) (value ? 1 : 0));
	}

	private void none() {
		this.flags = 1;
		this.count++;
		room(Integer.BYTES).putInt(NULL);
	}

	private ByteBuffer next(int length) {
		this.count++;
		return room(Integer.BYTES + length).putInt(length);
	}

	private ByteBuffer room(int length) {
		if (this.buffer.remaining() < length) {
			int size = Math.max(2 * this.buffer.capacity(), Math.addExact(this.buffer.position(), length));
			this.buffer = ByteBuffer.allocate(size).put(this.buffer.flip());
		}
		return this.buffer;
	}

	// Rounded as the server rounds a time in text, so that a row reads the same however
	// it was sent.
	private static long micros(Instant time) {
		long fraction = (long) Math.rint(time.getNano() / NANOS_A_MICRO);
		try {
			return Math.addExact(Math.multiplyExact(time.getEpochSecond() - EPOCH_SECOND, MICROS), fraction);
		}
		catch (ArithmeticException ex) {
			return OUT_OF_RANGE;
		}
	}

}
