package io.remanso.responder.partition;

import java.time.Instant;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.inbound.Receipt;
import io.remanso.contracts.turn.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReceiptsTest {

	private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

	private static final Chat WHAPI = new Chat(Gateway.WHAPI, "CH", "573@s.whatsapp.net", false);

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
		add("one", Receipt.Status.SENT, null);
		assertThat(this.receipts.takeFailed()).isEmpty();
		add("one", Receipt.Status.FAILED, 131047);
		assertThat(this.receipts.takeFailed()).containsExactly(new FailedPart("t/1", Gateway.META, 131047));
		add("one", Receipt.Status.FAILED, 131047);
		assertThat(this.receipts.takeFailed()).isEmpty();
	}

	@Test
	void shouldNotSayThatAPartHasFailedThatTheUserHas() {
		add("one", Receipt.Status.DELIVERED, null);
		add("one", Receipt.Status.FAILED, 131000);
		assertThat(this.receipts.takeFailed()).isEmpty();
	}

	@Test
	void shouldKnowByItsMessageWhatAReceiptIsAbout() {
		this.receipts.sent(part("one"));
		addUnnamed("one", Receipt.Status.FAILED);
		assertThat(this.receipts.of("t/1")).isEqualTo(new PartReceipt("one", PartReceipt.Fate.FAILED, 408));
		assertThat(this.receipts.takeFailed()).containsExactly(new FailedPart("t/1", Gateway.WHAPI, 408));
	}

	@Test
	void shouldKnowAReceiptThatCameBeforeItsPartWasKnown() {
		addUnnamed("one", Receipt.Status.FAILED);
		addUnnamed("one", Receipt.Status.PENDING);
		addUnnamed("two", Receipt.Status.FAILED);
		this.receipts.sent(part("one"));
		assertThat(this.receipts.of("t/1")).isEqualTo(new PartReceipt("one", PartReceipt.Fate.FAILED, 408));
		assertThat(this.receipts.takeFailed()).hasSize(1);
	}

	@Test
	void shouldKnowNothingOfOtherParts() {
		add("one", Receipt.Status.SENT, null);
		assertThat(this.receipts.of("t/2")).isNull();
	}

	private void add(String messageId, Receipt.Status status, @Nullable Integer error) {
		this.receipts.add(new Receipt("573", new Chat(Gateway.META, "1", "573", false), messageId, status, "t/1", error,
				null, NOW, NOW));
	}

	private void addUnnamed(String messageId, Receipt.Status status) {
		this.receipts.add(new Receipt("573", WHAPI, messageId, status, null, 408, null, NOW, NOW));
	}

	private static Outcome.PartSent part(String messageId) {
		return new Outcome.PartSent("t", "573", WHAPI, Outcome.Purpose.REPLY, Outcome.Form.TEXT, 1, 1, "hola",
				messageId, Outcome.Proof.RESPONSE, NOW);
	}

}
