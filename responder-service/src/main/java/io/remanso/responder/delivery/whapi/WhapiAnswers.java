package io.remanso.responder.delivery.whapi;

import io.remanso.responder.delivery.Answer;
import io.remanso.responder.delivery.Sending;

/**
 * What Whapi's answers to a send mean. It says little: the status decides.
 */
final class WhapiAnswers {

	private WhapiAnswers() {
	}

	static Sending sending(Answer answer) {
		return switch (answer) {
			case Answer.NotConnected _ -> new Sending.NotNow("Whapi can't be reached");
			case Answer.Lost(String detail) -> new Sending.InDoubt("Whapi gave no answer (%s)".formatted(detail));
			case Answer.Http http when http.ok() ->
				new Sending.Taken(http.body().path("message").path("id").stringValueOpt().orElse(null));
			case Answer.Http http -> failed(http);
		};
	}

	private static Sending failed(Answer.Http http) {
		String detail = "Whapi answered %d".formatted(http.status());
		return switch (http.status()) {
			case 429 -> new Sending.Throttled(false, http.retryAfter(), detail);
			// The phone is no longer linked, or the trial is over. 403 is about one user.
			case 401, 402 -> new Sending.AccountRefused(detail);
			case 408 -> new Sending.InDoubt(detail);
			// Sends have no key of ours: what became of this one only the list can tell.
			default -> (http.status() >= 500) ? new Sending.InDoubt(detail) : new Sending.Refused(false, detail);
		};
	}

}
