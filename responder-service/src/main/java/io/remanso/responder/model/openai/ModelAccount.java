package io.remanso.responder.model.openai;

import java.time.Duration;

import io.remanso.responder.pace.AccountGate;
import io.remanso.responder.pace.Accounts;

/**
 * What holds calls back while OpenAI refuses the account. Answers are apart: where the
 * bill is not paid only they are refused, and a conversation that could be begun says
 * nothing of them.
 *
 * @param answers for calls that ask the model for an answer
 * @param others for all others
 * @param patience how long a call waits at most, within its deadline
 */
record ModelAccount(AccountGate answers, AccountGate others, Duration patience) {

	private static final Duration AS_LONG_AS_THERE_IS_TIME = Duration.ofDays(1);

	static ModelAccount answering(Accounts accounts) {
		return new ModelAccount(accounts.gate("model"), accounts.gate("model memory"), AS_LONG_AS_THERE_IS_TIME);
	}

	static ModelAccount hearing(Accounts accounts) {
		AccountGate gate = accounts.gate("model hearing");
		return new ModelAccount(gate, gate, AS_LONG_AS_THERE_IS_TIME);
	}

	/** What can't be spoken is written at once: no turn is held back by this one. */
	static ModelAccount speaking() {
		AccountGate gate = new AccountGate("model speech");
		return new ModelAccount(gate, gate, Duration.ZERO);
	}

	/** How often one was opened again. */
	long openings() {
		return this.answers.openings() + this.others.openings();
	}

}
