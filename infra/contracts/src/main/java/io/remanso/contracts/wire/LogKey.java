package io.remanso.contracts.wire;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret by which ids become names that tell nothing to whoever does not have it.
 * There are only some 10^10 phone numbers: without a secret, a table of all their hashes
 * is made within minutes.
 */
public final class LogKey {

	/** What a key must have at least: 128 bits, where every character is one of 256. */
	public static final int SHORTEST = 16;

	private static final String ALGORITHM = "HmacSHA256";

	private final SecretKeySpec key;

	/**
	 * Uses a secret.
	 * @param secret of {@link #SHORTEST} bytes or more
	 */
	public LogKey(byte[] secret) {
		if (secret.length < SHORTEST) {
			throw new IllegalArgumentException("a key has %d bytes or more".formatted(SHORTEST));
		}
		this.key = new SecretKeySpec(secret, ALGORITHM);
	}

	/**
	 * The name of an id, 64 hex digits: always the same for the same use and key.
	 * @param use label of the use; names of two uses can't be matched without the key
	 */
	public String name(String use, String id) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(this.key);
			mac.update(use.getBytes(StandardCharsets.UTF_8));
			mac.update((byte) 0);
			return HexFormat.of().formatHex(mac.doFinal(id.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException | InvalidKeyException ex) {
			throw new IllegalStateException("every Java platform has " + ALGORITHM, ex);
		}
	}

	@Override
	public String toString() {
		return "LogKey";
	}

}
