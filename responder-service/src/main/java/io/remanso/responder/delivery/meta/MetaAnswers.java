package io.remanso.responder.delivery.meta;

import java.util.Objects;
import java.util.Set;

import io.remanso.contracts.turn.Outcome;
import io.remanso.responder.delivery.Answer;
import io.remanso.responder.delivery.Sending;
import io.remanso.responder.delivery.Settlement;
import io.remanso.responder.partition.PartReceipt;

/**
 * What the Cloud API's answers to a send mean. The error's code decides where there is
 * one: the status says less.
 */
final class MetaAnswers {

	private static final int PAIR_RATE = 131056;

	private static final int WINDOW_CLOSED = 131047;

	private static final Set<Integer> THROTTLED = Set.of(4, 613, 80007, 130429, 131048, 131064, 133016);

	private static final Set<Integer> NOT_NOW = Set.of(1, 2, 131000, 131014, 131016, 131053, 131057);

	private static final Set<Integer> NO_FILE = Set.of(131053, 131057);

	// The token, the app's rights, the number or the bill: 131005 and 200 to 299 are
	// rights. Not 130497, which is about the countries of some users.
	private static final Set<Integer> ACCOUNT = Set.of(0, 3, 10, 190, 368, 131005, 131031, 131042);

	private MetaAnswers() {
	}

	static Sending sending(Answer answer) {
		return switch (answer) {
			case Answer.NotConnected _ -> new Sending.NotNow("Meta can't be reached");
			case Answer.Lost(String detail) -> new Sending.InDoubt("Meta gave no answer (%s)".formatted(detail));
			case Answer.Http http when http.ok() ->
				new Sending.Taken(http.body().path("messages").path(0).path("id").stringValueOpt().orElse(null));
			case Answer.Http http -> failed(http);
		};
	}

	static Settlement settlement(PartReceipt receipt) {
		if (receipt.fate() != PartReceipt.Fate.FAILED) {
			return new Settlement.Found(receipt.messageId(), Outcome.Proof.RECEIPT);
		}
		int code = Objects.requireNonNullElse(receipt.errorCode(), -1);
		return new Settlement.Refused(code == WINDOW_CLOSED, "Meta could not deliver it, code %d".formatted(code));
	}

	/** Whether the part failed for a reason that does not pass. */
	static boolean isFinal(PartReceipt receipt) {
		Integer code = receipt.errorCode();
		return receipt.hasFailed() && code != null && code != PAIR_RATE && !THROTTLED.contains(code)
				&& !NOT_NOW.contains(code);
	}

	/** Whether Meta itself answered an upload, and takes no file now. */
	static boolean refusesFile(Answer uploaded) {
		return uploaded instanceof Answer.Http http && NO_FILE.contains(code(http));
	}

	private static int code(Answer.Http http) {
		return http.body().path("error").path("code").asInt(-1);
	}

	private static Sending failed(Answer.Http http) {
		int code = code(http);
		String detail = "Meta answered %d, code %d".formatted(http.status(), code);
		if (code == PAIR_RATE) {
			return new Sending.Throttled(true, http.retryAfter(), detail);
		}
		if (THROTTLED.contains(code) || http.status() == 429) {
			return new Sending.Throttled(false, http.retryAfter(), detail);
		}
		if (isAccount(code) || http.status() == 401) {
			return new Sending.AccountRefused(detail);
		}
		if (NOT_NOW.contains(code)) {
			return new Sending.NotNow(detail);
		}
		// An error without a code of Meta's own comes from something on the way.
		if (http.status() >= 500 || http.status() == 408) {
			return (code >= 0) ? new Sending.NotNow(detail) : new Sending.InDoubt(detail);
		}
		return new Sending.Refused(code == WINDOW_CLOSED, detail);
	}

	private static boolean isAccount(int code) {
		return ACCOUNT.contains(code) || (code >= 200 && code < 300);
	}

}
