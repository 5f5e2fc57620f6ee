package io.remanso.responder.delivery;

import java.time.Duration;
import java.util.Set;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.turn.Outcome;
import io.remanso.responder.pace.AccountGate;
import io.remanso.responder.pace.Breaker;
import io.remanso.responder.pace.FakeTime;
import io.remanso.responder.partition.PartReceipt;
import org.jspecify.annotations.Nullable;

/**
 * A sender of parts whose courier answers as the test says.
 */
final class ScriptedSender {

	static final Part PART = new Part("t-1", new Chat(Gateway.META, "1", "573", false), Outcome.Purpose.REPLY, 1, 1,
			"hola", null);

	final FakeTime time = new FakeTime();

	final AccountGate account = new AccountGate("meta");

	final ScriptedCourier courier = new ScriptedCourier();

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	Delivered send(InDoubt policy, boolean inDoubt) throws Exception {
		return send(policy, inDoubt, Duration.ofMinutes(5));
	}

	Delivered send(InDoubt policy, boolean inDoubt, Duration time) throws Exception {
		PartSender sender = of(policy);
		Settlement before = inDoubt ? sender.settle(PART, doubt(), this.time.in(time)) : new Settlement.Absent();
		return sender.send(PART, before, doubt(), this.time.in(time), () -> {
		});
	}

	PartSender of(InDoubt policy) {
		return new PartSender("meta", this.courier, this.account, new Breaker("meta"), policy, this.time.waiting(),
				this.meters);
	}

	// The checker does not see in a class file that the function may give null.
	@SuppressWarnings("NullAway")
	Doubt doubt() {
		return new Doubt(this.time.now(), this.time.now(), Set.of(), ScriptedSender::noReceipt, Duration.ofSeconds(30),
				false);
	}

	private static @Nullable PartReceipt noReceipt(String callbackData) {
		return null;
	}

	double settled(String how) {
		return this.meters.counter("remanso.parts.in_doubt", "gateway", "meta", "settled", how).count();
	}

}
