package io.remanso.contracts.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * How a person or a message is named in logs: the first 8 hex digits of a hash. Enough to
 * follow one user through the log files of all workers, too little to be read as a
 * number.
 */
public final class LogId {

	private static final int BYTES = 4;

	private LogId() {
	}

	/** The short name of a user id, message id or number. */
	public static String of(String id) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(hash, 0, BYTES);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

}
