package io.remanso.responder.partition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.inbound.Receipt;
import io.remanso.contracts.turn.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The newest receipts of parts of ours, by {@code turnId/part}. Meta's name the part.
 * Whapi's name only the message, and its id is known when the gateway's answer is, which
 * may be later: so those of unknown messages wait for their part. Only a part in doubt or
 * of a turn under way asks for its own, so the oldest are let go. Safe for all threads.
 */
public final class Receipts {

	// At 60 parts a second in one partition, two minutes: four times the wait of a part
	// in doubt.
	private static final int KEPT = 8000;

	// A linked phone sends few: most that wait here are of messages that people wrote.
	private static final int KEPT_BY_MESSAGE = 2000;

	private final Map<String, Map<String, PartReceipt>> parts = bounded(KEPT);

	private final Map<String, String> names = bounded(KEPT_BY_MESSAGE);

	private final Map<String, Receipt> waiting = bounded(KEPT_BY_MESSAGE);

	private final List<FailedPart> failed = new ArrayList<>();

	/** A receipt came. */
	public synchronized void add(Receipt receipt) {
		String given = receipt.callbackData();
		String name = (given != null) ? given : this.names.get(receipt.messageId());
		if (name != null) {
			add(name, receipt);
		}
		else {
			this.waiting.merge(receipt.messageId(), receipt, Receipts::later);
		}
	}

	/** A part was taken: what comes of its message is its own. */
	public synchronized void sent(Outcome.PartSent part) {
		String id = part.messageId();
		if (id != null && part.chat().gateway() == Gateway.WHAPI) {
			String name = PartReceipt.name(part.turnId(), part.purpose(), part.part());
			this.names.put(id, name);
			Receipt early = this.waiting.remove(id);
			if (early != null) {
				add(name, early);
			}
		}
	}

	/**
	 * What is known of the part, or null. One that was sent again has several messages.
	 */
	public synchronized @Nullable PartReceipt of(String name) {
		return this.parts.getOrDefault(name, Map.of()).values().stream().reduce(PartReceipt::or).orElse(null);
	}

	/** The parts that have failed since this was asked last, each once. */
	public synchronized List<FailedPart> takeFailed() {
		List<FailedPart> taken = List.copyOf(this.failed);
		this.failed.clear();
		return taken;
	}

	private void add(String name, Receipt receipt) {
		PartReceipt before = of(name);
		this.parts.computeIfAbsent(name, (_) -> new LinkedHashMap<>())
			.merge(receipt.messageId(), PartReceipt.of(receipt), PartReceipt::and);
		PartReceipt now = of(name);
		if (now != null && now.hasFailed() && (before == null || !before.hasFailed())) {
			this.failed.add(new FailedPart(name, receipt.chat().gateway(), receipt.errorCode()));
		}
	}

	private static Receipt later(Receipt one, Receipt other) {
		return (PartReceipt.of(other).fate().compareTo(PartReceipt.of(one).fate()) >= 0) ? other : one;
	}

	private static <V> Map<String, V> bounded(int most) {
		return new LinkedHashMap<>() {

			private static final long serialVersionUID = 1L;

			@Override
			protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
				return size() > most;
			}

		};
	}

}
