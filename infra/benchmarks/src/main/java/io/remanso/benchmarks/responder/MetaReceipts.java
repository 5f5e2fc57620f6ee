package io.remanso.benchmarks.responder;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.inbound.Receipt;
import io.remanso.contracts.topic.Topics;
import io.remanso.simulator.ledger.Sent;

/**
 * What ingest would make of Meta's statuses, each twice and late. For one thread at a
 * time.
 */
final class MetaReceipts {

	private final Rig rig;

	private final Duration latest;

	private final Set<String> receipted = new HashSet<>();

	/**
	 * Receipts of all that the rig's simulator was sent.
	 * @param latest how late a receipt is at most; each has a lateness of its own
	 */
	MetaReceipts(Rig rig, Duration latest) {
		this.rig = rig;
		this.latest = latest;
	}

	/** Write those that are due. */
	synchronized void write() {
		for (Sent sent : this.rig.simulator().meta().sent()) {
			long late = Math.floorMod(sent.id().hashCode(), this.latest.toMillis());
			if (sent.at().plusMillis(late).isBefore(Instant.now()) && this.receipted.add(sent.id())) {
				Chat chat = new Chat(Gateway.META, "1", sent.to(), false);
				Receipt receipt = new Receipt(sent.to(), chat, sent.id(), Receipt.Status.SENT, sent.callbackData(),
						null, null, sent.at(), Instant.now());
				this.rig.write(Topics.RECEIPTS, sent.to(), receipt);
				this.rig.write(Topics.RECEIPTS, sent.to(), receipt);
			}
		}
	}

}
