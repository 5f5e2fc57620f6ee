package io.remanso.simulator.payloads;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature that Meta puts on its webhook posts. */
public final class MetaSignature {

	public static final String HEADER = "X-Hub-Signature-256";

	private static final String ALGORITHM = "HmacSHA256";

	private MetaSignature() {
	}

	/**
	 * The value of the header for these bytes: {@code sha256=} and hexadecimal digits.
	 */
	public static String sign(String appSecret, byte[] body) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(appSecret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
			return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalArgumentException("The secret cannot be used", ex);
		}
	}

}
