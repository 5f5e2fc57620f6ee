package io.remanso.responder.turn;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Function;

import io.remanso.contracts.inbound.Chat;
import io.remanso.responder.delivery.Courier;
import io.remanso.responder.delivery.Doubt;
import io.remanso.responder.delivery.Part;
import io.remanso.responder.delivery.Permit;
import io.remanso.responder.delivery.Sending;
import io.remanso.responder.delivery.Settlement;
import io.remanso.responder.delivery.Sign;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.Waiting;
import io.remanso.responder.partition.PartReceipt;
import org.jspecify.annotations.Nullable;

/**
 * A gateway that takes everything, unless told otherwise.
 */
final class FakeCourier implements Courier {

	final List<Part> sent = Collections.synchronizedList(new ArrayList<>());

	final List<Doubt> doubts = Collections.synchronizedList(new ArrayList<>());

	final List<String> shown = Collections.synchronizedList(new ArrayList<>());

	Function<Part, Sending> answer = (part) -> new Sending.Taken("id-" + part.number());

	Settlement settlement = new Settlement.Absent();

	/** What settles the next doubts, before that. */
	final Queue<Settlement> settlements = new ArrayDeque<>();

	@Nullable List<String> labels;

	@Override
	public Sending send(Part part, Permit permit) {
		this.sent.add(part);
		return this.answer.apply(part);
	}

	@Override
	public Settlement settle(Part part, Doubt doubt, Deadline deadline, Waiting waiting) {
		this.doubts.add(doubt);
		Settlement next = this.settlements.poll();
		return (next != null) ? next : this.settlement;
	}

	@Override
	public Settlement.@Nullable Refused failure(PartReceipt receipt) {
		return Objects.equals(receipt.errorCode(), 131047) ? new Settlement.Refused(true, "131047") : null;
	}

	@Override
	public void show(Sign sign, Chat chat, String newestMessageId) {
		this.shown.add(sign.name());
	}

	@Override
	public void hide(Chat chat) {
		this.shown.add("hidden");
	}

	@Override
	public Duration signStays() {
		return Duration.ofSeconds(20);
	}

	@Override
	public void subscribe(Chat chat) {
		this.shown.add("subscribed");
	}

	@Override
	public @Nullable List<String> labels(Chat chat) {
		return this.labels;
	}

	List<String> texts() {
		return this.sent.stream().map(Part::text).toList();
	}

}
