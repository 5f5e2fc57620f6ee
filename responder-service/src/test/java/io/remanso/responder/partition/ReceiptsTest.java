package io.remanso.responder.partition;

import java.time.Instant;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.inbound.Receipt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReceiptsTest {

	private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

	private final Receipts receipts = new Receipts();

	@Test
	void shouldKnowThatAPartFailedWhateverCameFirst() {
		add("one", Receipt.Status.SENT, null);
		add("one", Receipt.Status.FAILED, 131047);
		add("one", Receipt.Status.SENT, null);
		assertThat(this.receipts.of("t/1")).isEqualTo(new PartReceipt("one", PartReceipt.Fate.FAILED, 131047));
	}

	@Test
	void shouldNotLetAFailureStandWhereTheUserHasTheMessage() {
		add("one", Receipt.Status.READ, null);
		add("one", Receipt.Status.FAILED, 131000);
		assertThat(this.receipts.of("t/1")).isEqualTo(new PartReceipt("one", PartReceipt.Fate.REACHED, null));
	}

	@Test
	void shouldNotLetAFailureStandWhereThePartWasSentAgain() {
		add("one", Receipt.Status.FAILED, 131000);
		add("two", Receipt.Status.SENT, null);
		add("one", Receipt.Status.FAILED, 131000);
		assertThat(this.receipts.of("t/1")).isEqualTo(new PartReceipt("two", PartReceipt.Fate.SENT, null));
	}

	@Test
	void shouldSayOnceThatAPartHasFailed() {
		assertThat(add("one", Receipt.Status.SENT, null)).isFalse();
		assertThat(add("one", Receipt.Status.FAILED, 131047)).isTrue();
		assertThat(add("one", Receipt.Status.FAILED, 131047)).isFalse();
	}

	@Test
	void shouldNotSayThatAPartHasFailedThatTheUserHas() {
		add("one", Receipt.Status.DELIVERED, null);
		assertThat(add("one", Receipt.Status.FAILED, 131000)).isFalse();
	}

	@Test
	void shouldKnowNothingOfOtherParts() {
		add("one", Receipt.Status.SENT, null);
		assertThat(this.receipts.of("t/2")).isNull();
	}

	private boolean add(String messageId, Receipt.Status status, @Nullable Integer error) {
		return this.receipts.add("t/1", new Receipt("573", new Chat(Gateway.META, "1", "573", false), messageId, status,
				"t/1", error, null, NOW, NOW));
	}

}
