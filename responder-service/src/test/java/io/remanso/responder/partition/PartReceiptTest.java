package io.remanso.responder.partition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.inbound.Receipt;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A part that was sent twice: what its receipts come to, in every order.
 */
class PartReceiptTest {

	private static final Chat CHAT = new Chat(Gateway.META, "1", "573", false);

	private static final List<PartReceipt.Fate> FATES = List.of(PartReceipt.Fate.values());

	@Test
	void shouldHoldThatOneMessageThatDidNotFailIsEnough() {
		for (List<PartReceipt> order : orders()) {
			PartReceipt all = known(order);
			assertThat(all.fate()).describedAs("%s", order).isEqualTo(expected(order));
		}
	}

	@Test
	void shouldNameAMessageThatGotSoFar() {
		for (List<PartReceipt> order : orders()) {
			PartReceipt all = known(order);
			assertThat(order).contains(all);
			assertThat(newest(order, all.messageId())).describedAs("%s", order).isEqualTo(all.fate());
		}
	}

	private static PartReceipt known(List<PartReceipt> order) {
		Receipts receipts = new Receipts();
		order.forEach((receipt) -> receipts.add(new Receipt("573", CHAT, receipt.messageId(), status(receipt.fate()),
				"t/1", receipt.errorCode(), null, Instant.EPOCH, Instant.EPOCH)));
		return Objects.requireNonNull(receipts.of("t/1"));
	}

	private static Receipt.Status status(PartReceipt.Fate fate) {
		return switch (fate) {
			case SENT -> Receipt.Status.SENT;
			case FAILED -> Receipt.Status.FAILED;
			case REACHED -> Receipt.Status.DELIVERED;
		};
	}

	// Each message's last stage; of both the better.
	private static PartReceipt.Fate expected(List<PartReceipt> order) {
		List<PartReceipt.Fate> fates = order.stream()
			.map(PartReceipt::messageId)
			.distinct()
			.map((id) -> newest(order, id))
			.toList();
		if (fates.contains(PartReceipt.Fate.REACHED)) {
			return PartReceipt.Fate.REACHED;
		}
		return fates.contains(PartReceipt.Fate.SENT) ? PartReceipt.Fate.SENT : PartReceipt.Fate.FAILED;
	}

	private static PartReceipt.Fate newest(List<PartReceipt> order, String id) {
		return order.stream()
			.filter((receipt) -> receipt.messageId().equals(id))
			.map(PartReceipt::fate)
			.max(PartReceipt.Fate::compareTo)
			.orElseThrow();
	}

	// Of up to four receipts.
	private static List<List<PartReceipt>> orders() {
		List<List<PartReceipt>> all = new ArrayList<>();
		List<List<PartReceipt>> grown = List.of(List.of());
		for (int length = 1; length <= 4; length++) {
			grown = grown.stream().flatMap((order) -> more().stream().map((next) -> {
				List<PartReceipt> longer = new ArrayList<>(order);
				longer.add(next);
				return List.copyOf(longer);
			})).toList();
			all.addAll(grown);
		}
		return all;
	}

	private static List<PartReceipt> more() {
		return List.of("A", "B")
			.stream()
			.flatMap((id) -> FATES.stream().map((fate) -> new PartReceipt(id, fate, null)))
			.toList();
	}

}
