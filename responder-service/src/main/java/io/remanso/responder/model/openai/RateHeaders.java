package io.remanso.responder.model.openai;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the rate-limit headers ask for. Some servers fill them with 0 or -1 for "unknown":
 * without a limit above 0 they say nothing.
 */
final class RateHeaders {

	private static final String PREFIX = "x-ratelimit-";

	private static final List<String> KINDS = List.of("requests", "tokens");

	// As in 6m0s, 1.5s, 20ms and 1h2m3s.
	private static final Pattern STEP = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|h|m|s)");

	private static final Duration LONGEST = Duration.ofMinutes(2);

	private RateHeaders() {
	}

	/**
	 * How long to wait before the next call: the longer of the two resets where nothing
	 * remains, else zero.
	 * @param header the first value of a header, or empty
	 */
	static Duration pause(Function<String, String> header) {
		Duration longest = Duration.ZERO;
		for (String kind : KINDS) {
			boolean used = number(header.apply(PREFIX + "limit-" + kind)) > 0
					&& number(header.apply(PREFIX + "remaining-" + kind)) == 0;
			Duration reset = used ? duration(header.apply(PREFIX + "reset-" + kind)) : Duration.ZERO;
			longest = (reset.compareTo(longest) > 0) ? reset : longest;
		}
		return (longest.compareTo(LONGEST) > 0) ? LONGEST : longest;
	}

	private static long number(String value) {
		return value.matches("\\d{1,15}") ? Long.parseLong(value) : -1;
	}

	static Duration duration(String value) {
		double millis = 0;
		Matcher step = STEP.matcher(value);
		while (step.find()) {
			millis += Double.parseDouble(step.group(1)) * switch (step.group(2)) {
				case "ms" -> 1;
				case "s" -> 1_000;
				case "m" -> 60_000;
				default -> 3_600_000;
			};
		}
		return Duration.ofMillis((long) Math.ceil(millis));
	}

}
