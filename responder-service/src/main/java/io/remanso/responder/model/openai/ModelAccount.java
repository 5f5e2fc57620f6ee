package io.remanso.responder.model.openai;

import java.time.Duration;

import io.remanso.responder.pace.AccountGate;
import io.remanso.responder.pace.Accounts;
import io.remanso.responder.pace.Breaker;
import io.remanso.responder.pace.Breakers;
import io.remanso.responder.pace.Door;

/**
 * What holds calls back while OpenAI refuses the account or answers nobody. Answers are
 * apart: where the bill is not paid, or no model runs, only they fail, and a conversation
 * that could be begun says nothing of them.
 *
 * @param answers for calls that ask the model for an answer
 * @param others for all others
 * @param patience how long a call waits there at most, within its deadline
 * @param attempts calls that may fail before what needs them is given up, whatever others
 * are answered
 */
record ModelAccount(Door answers, Door others, Duration patience, int attempts) {

	private static final Duration AS_LONG_AS_THERE_IS_TIME = Duration.ofDays(1);

	private static final int AS_MANY_AS_THERE_IS_TIME_FOR = Integer.MAX_VALUE;

	static ModelAccount answering(Accounts accounts, Breakers breakers) {
		return new ModelAccount(door("model", accounts, breakers), door("model memory", accounts, breakers),
				AS_LONG_AS_THERE_IS_TIME, AS_MANY_AS_THERE_IS_TIME_FOR);
	}

	static ModelAccount hearing(Accounts accounts, Breakers breakers) {
		Door door = door("model hearing", accounts, breakers);
		return new ModelAccount(door, door, AS_LONG_AS_THERE_IS_TIME, AS_MANY_AS_THERE_IS_TIME_FOR);
	}

	/** What can't be spoken is written soon: no turn is held back by this one. */
	static ModelAccount speaking(int attempts) {
		Door door = new Door(new AccountGate("model speech"), new Breaker("model speech"));
		return new ModelAccount(door, door, Duration.ZERO, attempts);
	}

	/** How often an account was accepted again. */
	long openings() {
		return this.answers.account().openings() + this.others.account().openings();
	}

	private static Door door(String name, Accounts accounts, Breakers breakers) {
		return new Door(accounts.gate(name), breakers.breaker(name));
	}

}
