package io.remanso.responder.partition;

import java.time.Instant;
import java.util.List;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.Outcome;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TurnProgressTest {

	private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

	private static final Memory NOTHING = new Memory(null, null, null, List.of());

	@Test
	void shouldKeepTheFirstReplyWhereThereAreTwo() {
		TurnProgress progress = TurnProgress.none(4).plus(reply("una")).plus(reply("otra"));
		assertThat(progress.reply()).isNotNull().extracting(Outcome.ReplyGenerated::text).isEqualTo("una");
		assertThat(progress.outcomesFrom()).isEqualTo(4);
	}

	@Test
	void shouldNotCountTheApologyAmongTheParts() {
		TurnProgress progress = TurnProgress.none(0)
			.plus(part(Outcome.Purpose.REPLY))
			.plus(part(Outcome.Purpose.APOLOGY));
		assertThat(progress.parts()).hasSize(1);
	}

	@Test
	void shouldKeepTheFirstFailureAndItsMemoryBesideTheReply() {
		Memory left = NOTHING.leaving(List.of("conv_1"));
		TurnProgress progress = TurnProgress.none(0)
			.plus(reply("una"))
			.plus(new Outcome.FailureDecided("t", "u", Outcome.Failure.TIMEOUT, "late", left, NOW.plusSeconds(1)))
			.plus(new Outcome.FailureDecided("t", "u", Outcome.Failure.UNKNOWN, "later", NOTHING, NOW.plusSeconds(2)));
		assertThat(progress.failure()).isNotNull().extracting(Outcome.FailureDecided::detail).isEqualTo("late");
		assertThat(progress.memory()).isEqualTo(left);
		assertThat(progress.at()).isEqualTo(NOW.plusSeconds(1));
	}

	@Test
	void shouldPassOverAKindThatIsNotKnown() {
		TurnProgress progress = TurnProgress.none(3);
		assertThat(progress.plus(new Outcome.Unknown("added_later", "t", "u", NOW))).isEqualTo(progress);
	}

	@Test
	void shouldKeepOnlyThatATurnHasEnded() {
		TurnProgress progress = TurnProgress.none(0)
			.plus(reply("una"))
			.plus(new Outcome.Answered("t", "u", 1, NOTHING, NOW));
		assertThat(progress.ended()).isTrue();
		assertThat(progress.reply()).isNull();
	}

	@Test
	void shouldReadBackWhatItCommits() {
		CommitPoint point = new CommitPoint(7, 42);
		assertThat(CommitPoint.outcomesFrom(point.toKafka())).isEqualTo(42);
	}

	@Test
	void shouldReadFromTheBeginningWhereNothingOfOursIsCommitted() {
		assertThat(CommitPoint.outcomesFrom(null)).isZero();
		assertThat(CommitPoint.outcomesFrom(new OffsetAndMetadata(7, "of somebody else"))).isZero();
		assertThat(CommitPoint.outcomesFrom(new OffsetAndMetadata(7, "outcomes=x"))).isZero();
	}

	private static Outcome reply(String text) {
		return new Outcome.ReplyGenerated("t", "u", text, null, "m", 0, 0, 1, 1, NOTHING, NOW);
	}

	private static Outcome part(Outcome.Purpose purpose) {
		return new Outcome.PartSent("t", "u", new Chat(Gateway.WHAPI, "c", "u", false), purpose, Outcome.Form.TEXT, 1,
				2, "hola", "id", Outcome.Proof.RESPONSE, NOW);
	}

}
