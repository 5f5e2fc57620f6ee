package io.remanso.responder.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

import io.remanso.contracts.inbound.Chat;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.Waiting;
import org.jspecify.annotations.Nullable;

/**
 * A gateway that answers as it was told to; what it was not told to settle stays unknown.
 */
final class ScriptedCourier implements Courier {

	/** What the next attempts come to. */
	final Queue<Sending> sendings = new ArrayDeque<>();

	/** How often a part in doubt was looked for. */
	final AtomicInteger looks = new AtomicInteger();

	/** What the next doubts come to. */
	final Queue<Settlement> settlements = new ArrayDeque<>();

	@Override
	public Sending send(Part part, Permit permit) {
		return this.sendings.remove();
	}

	@Override
	public Settlement settle(Part part, Doubt doubt, Deadline deadline, Waiting waiting) {
		this.looks.incrementAndGet();
		return this.settlements.isEmpty() ? new Settlement.Unknown() : this.settlements.remove();
	}

	@Override
	public void show(Sign sign, Chat chat, String newestMessageId) {
	}

	@Override
	public void hide(Chat chat) {
	}

	@Override
	public Duration signStays() {
		return Duration.ofSeconds(20);
	}

	@Override
	public void subscribe(Chat chat) {
	}

	@Override
	public @Nullable List<String> labels(Chat chat) {
		return null;
	}

}
