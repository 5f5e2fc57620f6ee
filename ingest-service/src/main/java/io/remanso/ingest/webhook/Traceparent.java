package io.remanso.ingest.webhook;

import java.util.HexFormat;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The W3C trace context of a request: the sender's where it is valid, else a new one.
 */
final class Traceparent {

	private static final Pattern VALID = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

	private final LongSupplier random;

	Traceparent(LongSupplier random) {
		this.random = random;
	}

	String of(@Nullable String header) {
		if (header != null && VALID.matcher(header).matches()) {
			return header;
		}
		// An id of zeros only is invalid.
		return "00-" + hex(this.random.getAsLong() | 1) + hex(this.random.getAsLong()) + '-'
				+ hex(this.random.getAsLong() | 1) + "-01";
	}

	private static String hex(long number) {
		return HexFormat.of().toHexDigits(number);
	}

}
