package io.remanso.responder.model.openai;

import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import com.openai.core.http.Headers;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIServiceException;

/**
 * What an exception of the SDK means for us. The code decides where there is one: a
 * locked conversation is a 400, and a 429 can be a bill that was not paid.
 */
final class Faults {

	private static final Set<String> TOO_LONG = Set.of("context_length_exceeded", "string_above_max_length");

	// A model that is gone, or not ours to use, is so for all callers, and people mend
	// it.
	private static final Set<String> ACCOUNT = Set.of("insufficient_quota", "billing_hard_limit_reached",
			"billing_not_active", "account_deactivated", "model_not_found");

	private static final Pattern CODE = Pattern.compile("[a-z]{1,30}(?:_[a-z]{1,30}){0,5}");

	private static final Set<Integer> REFUSALS = Set.of(400, 413, 415, 422);

	private static final Duration LONGEST = Duration.ofMinutes(2);

	private Faults() {
	}

	/** What a response means that came and holds no answer, by its code or status. */
	static Fault told(String code) {
		Fault.Kind kind;
		if (code.contains("image")) {
			kind = Fault.Kind.PICTURE;
		}
		else if (code.equals("rate_limit_exceeded")) {
			kind = Fault.Kind.RATE_LIMITED;
		}
		else if (TOO_LONG.contains(code)) {
			kind = Fault.Kind.TOO_LONG;
		}
		else if (ACCOUNT.contains(code)) {
			kind = Fault.Kind.ACCOUNT;
		}
		else {
			kind = (code.equals("invalid_prompt") || code.contains("policy")) ? Fault.Kind.REFUSED : Fault.Kind.FAILED;
		}
		return new Fault(kind, Duration.ZERO, "the model gave no answer (%s)".formatted(plain(code)), true);
	}

	static Fault of(OpenAIException ex) {
		if (ex instanceof NoAnswerException none) {
			return none.fault();
		}
		if (ex instanceof OpenAIServiceException service) {
			String code = service.code().orElse("");
			Fault.Kind kind = (isOfPicture(service, code) && !ACCOUNT.contains(code)) ? Fault.Kind.PICTURE
					: kind(service.statusCode(), code);
			return new Fault(kind, retryAfter(service.headers()),
					"the model's server answered %d %s".formatted(service.statusCode(), plain(code)).strip());
		}
		if (ex.getCause() instanceof ConnectException) {
			return new Fault(Fault.Kind.BROKEN, Duration.ZERO, "the model's server can't be reached");
		}
		Fault.Kind kind = (ex.getCause() instanceof InterruptedIOException) ? Fault.Kind.TIMED_OUT : Fault.Kind.LOST;
		return new Fault(kind, Duration.ZERO,
				"the model's server gave no answer (%s)".formatted(ex.getClass().getSimpleName()));
	}

	/**
	 * A word of the server's for people: as its codes are. Anything else may repeat what
	 * it was told, a key among it, and is left out.
	 */
	static String plain(String code) {
		return CODE.matcher(code).matches() ? code : "";
	}

	// There are fourteen codes of pictures, and the commonest refusal has none of them:
	// an invalid value of "input". The server's words are read and never told.
	private static boolean isOfPicture(OpenAIServiceException ex, String code) {
		String told = "%s %s %s".formatted(code, ex.param().orElse(""), ex.getMessage());
		return REFUSALS.contains(ex.statusCode()) && told.toLowerCase(Locale.ROOT).contains("image");
	}

	private static Fault.Kind kind(int status, String code) {
		if (code.equals("conversation_locked")) {
			return Fault.Kind.LOCKED;
		}
		if (TOO_LONG.contains(code)) {
			return Fault.Kind.TOO_LONG;
		}
		if (ACCOUNT.contains(code)) {
			return Fault.Kind.ACCOUNT;
		}
		return switch (status) {
			case 401, 402, 403 -> Fault.Kind.ACCOUNT;
			case 404 -> Fault.Kind.GONE;
			case 409 -> Fault.Kind.LOCKED;
			case 429 -> Fault.Kind.RATE_LIMITED;
			case 408, 500, 502, 503, 504, 520, 522, 524, 529 -> Fault.Kind.LOST;
			default -> (status >= 500) ? Fault.Kind.LOST : Fault.Kind.REFUSED;
		};
	}

	private static Duration retryAfter(Headers headers) {
		Duration asked = number(headers.values("retry-after-ms"), 1);
		asked = asked.isZero() ? number(headers.values("retry-after"), 1000) : asked;
		Duration reset = RateHeaders.pause((name) -> headers.values(name).stream().findFirst().orElse(""));
		return (reset.compareTo(asked) > 0) ? reset : asked;
	}

	private static Duration number(List<String> values, int millis) {
		try {
			double value = values.isEmpty() ? 0 : Double.parseDouble(values.getFirst());
			Duration asked = Duration.ofMillis(Math.max(0, Math.round(value * millis)));
			return (asked.compareTo(LONGEST) > 0) ? LONGEST : asked;
		}
		catch (NumberFormatException ex) {
			return Duration.ZERO;
		}
	}

}
