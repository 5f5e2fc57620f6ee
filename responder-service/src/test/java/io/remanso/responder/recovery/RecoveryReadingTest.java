package io.remanso.responder.recovery;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.inbound.Receipt;
import io.remanso.contracts.topic.Topic;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.user.UserState;
import io.remanso.responder.forget.FakeMemory;
import io.remanso.responder.forget.Forgetting;
import io.remanso.responder.pace.FakeTime;
import io.remanso.responder.partition.Pause;
import io.remanso.responder.partition.Tenure;
import io.remanso.responder.partition.TurnProgress;
import io.remanso.testkit.LogNames;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class RecoveryReadingTest {

	private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

	private static final Chat CHAT = new Chat(Gateway.META, "1", "573", false);

	private final Tenure tenure = new Tenure(0, NOW);

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final Forgetting forgetting = new Forgetting(new FakeMemory(), LogNames.IDS, new FakeTime().waiting(),
			new SimpleMeterRegistry());

	@AfterEach
	void stop() throws InterruptedException {
		this.forgetting.stop();
	}

	@Test
	void shouldCountEachPartOnceWhereTheReadingBeganAgain() {
		for (int reading = 1; reading <= 2; reading++) {
			Recovery recovery = recovery();
			recovery.read(outcome(0, new Outcome.ReplyGenerated("t", "ana", "una respuesta", null, "m", 0, 0, 1, 1,
					new Memory(null, null, null, List.of()), NOW)));
			recovery.read(outcome(1, part(1)));
			recovery.read(outcome(2, part(2)));
		}
		TurnProgress progress = this.tenure.progress("t");
		assertThat(progress.parts()).extracting(Outcome.PartSent::part).containsExactly(1, 2);
	}

	@Test
	void shouldKnowThatThePauseIsTheSameWhereOnlyTheRestOfTheStateIsNew() {
		Recovery recovery = recovery();
		Instant until = NOW.plusSeconds(1800);
		recovery.read(state(0, new UserState("ana", null, Map.of(), until, NOW)));
		recovery.read(state(1, new UserState("ana", NOW, Map.of(), until, NOW.plusSeconds(60))));
		assertThat(this.tenure.pauses()).containsExactly(Map.entry("ana", new Pause(until, NOW)));
		recovery.read(state(2, new UserState("ana", NOW, Map.of(), null, NOW.plusSeconds(90))));
		assertThat(this.tenure.pauses()).isEmpty();
	}

	@Test
	void shouldShowThatAMessageFailedWhoseReceiptNamesNoPart() {
		Recovery recovery = recovery();
		String turn = "5f6b7d3e-8c1e-3c55-9a39-0d3f4d6a2b10";
		Chat chat = new Chat(Gateway.WHAPI, "CH", "573@s.whatsapp.net", false);
		recovery.read(outcome(0, new Outcome.PartSent(turn, "ana", chat, Outcome.Purpose.REPLY, Outcome.Form.TEXT, 1, 3,
				"hola", "id-1", Outcome.Proof.RESPONSE, NOW)));
		recovery.read(record(Topics.RECEIPTS.name(), 7, Topics.RECEIPTS.serde()
			.serialize(new Receipt("ana", chat, "id-1", Receipt.Status.FAILED, null, 408, null, NOW, NOW))));
		recovery.showFailed();
		assertThat(this.meters.get("remanso.parts.failed").tags("gateway", "whapi", "code", "408").counter().count())
			.isEqualTo(1);
	}

	@Test
	void shouldSkipARecordWithoutAValue() {
		Recovery recovery = recovery();
		for (Topic<?> topic : List.of(Topics.OUTCOMES, Topics.RECEIPTS, Topics.COMMANDS, Topics.USER_STATES)) {
			recovery.read(new ConsumerRecord<>(topic.name(), 0, 0, "ana".getBytes(UTF_8), null));
		}
		recovery.read(new ConsumerRecord<>(Topics.USER_STATES.name(), 0, 1, null, null));
		assertThat(this.tenure.progress()).isEmpty();
	}

	private Recovery recovery() {
		return new Recovery(this.tenure, new Start(0, 0, 3, 0, 0), this.forgetting, new FailedParts(this.meters));
	}

	private static Outcome part(int number) {
		return new Outcome.PartSent("t", "ana", CHAT, Outcome.Purpose.REPLY, Outcome.Form.TEXT, number, 3, "hola",
				"id-" + number, Outcome.Proof.RESPONSE, NOW);
	}

	private static ConsumerRecord<byte[], byte[]> outcome(long offset, Outcome outcome) {
		return record(Topics.OUTCOMES.name(), offset, Topics.OUTCOMES.serde().serialize(outcome));
	}

	private static ConsumerRecord<byte[], byte[]> state(long offset, UserState state) {
		return record(Topics.USER_STATES.name(), offset, Topics.USER_STATES.serde().serialize(state));
	}

	private static ConsumerRecord<byte[], byte[]> record(String topic, long offset, byte[] value) {
		return new ConsumerRecord<>(topic, 0, offset, "ana".getBytes(UTF_8), value);
	}

}
