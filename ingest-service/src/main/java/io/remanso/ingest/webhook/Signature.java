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

	// Never used themselves: a copy costs less than looking one up and setting its key.
	private final List<Mac> keyed;

	Signature(Secrets secrets) {
		this.keyed = secrets.values().stream().map(Signature::keyed).toList();
	}

	/** Whether a header could be a signature at all; a body is read only for such. */
	static boolean isWellFormed(String header) {
		boolean wellFormed = header.length() == PREFIX.length() + HEX_DIGITS && header.startsWith(PREFIX);
		for (int i = PREFIX.length(); wellFormed && i < header.length(); i++) {
			wellFormed = HexFormat.isHexDigit(header.charAt(i));
		}
		return wellFormed;
	}

	/** Whether a well-formed header is the body's signature by one of the secrets. */
	boolean matches(String header, byte[] body) {
		byte[] given = HexFormat.of().parseHex(header.substring(PREFIX.length()));
		boolean matches = false;
		for (Mac key : this.keyed) {
			matches |= MessageDigest.isEqual(sign(key, body), given);
		}
		return matches;
	}

	private static byte[] sign(Mac keyed, byte[] body) {
		try {
			return ((Mac) keyed.clone()).doFinal(body);
		}
		catch (CloneNotSupportedException ex) {
			throw new IllegalStateException("Java's own " + ALGORITHM + " can be copied", ex);
		}
	}

	private static Mac keyed(byte[] secret) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(secret, ALGORITHM));
			return mac;
		}
		catch (NoSuchAlgorithmException | InvalidKeyException ex) {
			throw new IllegalStateException("every Java platform has " + ALGORITHM, ex);
		}
	}

}
