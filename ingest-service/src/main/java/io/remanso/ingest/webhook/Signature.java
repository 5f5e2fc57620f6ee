package io.remanso.ingest.webhook;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Meta's signature of a body: HMAC-SHA256 over the raw bytes, as they came.
 */
final class Signature {

	private static final String ALGORITHM = "HmacSHA256";

	private static final String PREFIX = "sha256=";

	private static final int HEX_DIGITS = 64;

	private final List<SecretKeySpec> keys;

	Signature(Secrets secrets) {
		this.keys = secrets.values().stream().map((secret) -> new SecretKeySpec(secret, ALGORITHM)).toList();
	}

	/** Whether a header could be a signature at all; a body is read only for such. */
	static boolean isWellFormed(String header) {
		return header.length() == PREFIX.length() + HEX_DIGITS && header.startsWith(PREFIX)
				&& header.substring(PREFIX.length()).chars().allMatch(HexFormat::isHexDigit);
	}

	/** Whether a well-formed header is the body's signature by one of the secrets. */
	boolean matches(String header, byte[] body) {
		byte[] given = HexFormat.of().parseHex(header.substring(PREFIX.length()));
		boolean matches = false;
		for (SecretKeySpec key : this.keys) {
			matches |= MessageDigest.isEqual(sign(key, body), given);
		}
		return matches;
	}

	private static byte[] sign(SecretKeySpec key, byte[] body) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(key);
			return mac.doFinal(body);
		}
		catch (NoSuchAlgorithmException | InvalidKeyException ex) {
			throw new IllegalStateException("every Java platform has " + ALGORITHM, ex);
		}
	}

}
