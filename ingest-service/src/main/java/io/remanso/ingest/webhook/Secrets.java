package io.remanso.ingest.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * One secret, or two while it is being changed. Every comparison looks at all of both, so
 * that its time tells nothing.
 */
final class Secrets {

	private final List<byte[]> values;

	private Secrets(List<byte[]> values) {
		this.values = values;
	}

	static Secrets of(List<String> values) {
		return new Secrets(values.stream().map((secret) -> secret.getBytes(StandardCharsets.UTF_8)).toList());
	}

	boolean isEmpty() {
		return this.values.isEmpty();
	}

	/** The bytes of each. */
	List<byte[]> values() {
		return this.values;
	}

	/** Whether some text is one of them. */
	boolean match(String candidate) {
		byte[] bytes = candidate.getBytes(StandardCharsets.UTF_8);
		boolean matches = false;
		for (byte[] secret : this.values) {
			matches |= MessageDigest.isEqual(secret, bytes);
		}
		return matches;
	}

}
