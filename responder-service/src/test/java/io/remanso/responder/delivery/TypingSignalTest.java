package io.remanso.responder.delivery;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.Waiting;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TypingSignalTest {

	private static final Chat CHAT = new Chat(Gateway.WHAPI, "1", "573@s.whatsapp.net", false);

	private final Shower courier = new Shower();

	@Test
	void shouldShowItAgainBeforeItIsGoneUntilItIsClosed() {
		TypingSignal signal = TypingSignal.start(this.courier, Sign.RECORDING, CHAT, "m1", false);
		Awaitility.await("shown three times").until(() -> this.courier.shown.size() >= 3);
		signal.close();
		AtomicInteger before = new AtomicInteger();
		Awaitility.await("shown no more")
			.pollInterval(this.courier.signStays().multipliedBy(5))
			.until(() -> before.getAndSet(this.courier.shown.size()) == this.courier.shown.size());
		assertThat(this.courier.shown).containsOnly("RECORDING");
	}

	@Test
	void shouldAskToBeToldWhenANewUserTypesFirst() {
		try (TypingSignal _ = TypingSignal.start(this.courier, Sign.TYPING, CHAT, "m1", true)) {
			Awaitility.await("shown").until(() -> this.courier.shown.size() >= 2);
		}
		assertThat(this.courier.shown).startsWith("subscribed", "TYPING");
	}

	@Test
	void shouldHideItLastWhereNoMessageFollows() {
		try (TypingSignal signal = TypingSignal.start(this.courier, Sign.TYPING, CHAT, "m1", false)) {
			Awaitility.await("shown").until(() -> !this.courier.shown.isEmpty());
			signal.unanswered();
		}
		Awaitility.await("hidden").until(() -> this.courier.shown.getLast().equals("hidden"));
		assertThat(this.courier.shown).containsOnlyOnce("hidden");
	}

	private static final class Shower implements Courier {

		private final List<String> shown = new CopyOnWriteArrayList<>();

		@Override
		public Sending send(Part part, Permit permit) {
			throw new IllegalStateException("nothing is sent here");
		}

		@Override
		public Settlement settle(Part part, Doubt doubt, Deadline deadline, Waiting waiting) {
			throw new IllegalStateException("nothing is sent here");
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
			return Duration.ofMillis(20);
		}

		@Override
		public void subscribe(Chat chat) {
			this.shown.add("subscribed");
		}

		@Override
		public @Nullable List<String> labels(Chat chat) {
			return null;
		}

	}

}
