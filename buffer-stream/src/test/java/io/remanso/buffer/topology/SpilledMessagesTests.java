package io.remanso.buffer.topology;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.remanso.buffer.Inbounds;
import io.remanso.buffer.conversation.Rules;
import io.remanso.contracts.command.Command;
import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.turn.TurnMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An open buffer that is too big for its row.
 */
class SpilledMessagesTests {

	private static final Inbounds ANA = Inbounds.whapi("573000000001");

	private static final String KILOBYTE = "x".repeat(1_000);

	private static final Duration TO_THE_CLOSE = Duration.ofMillis(5_200);

	private final Driver driver;

	SpilledMessagesTests(@TempDir Path stateDir) {
		this.driver = new Driver(stateDir);
	}

	@AfterEach
	void close() {
		this.driver.close();
	}

	@Test
	void shouldCloseWithAllItsMessagesInOrder() {
		post("a", 30);
		assertThat(this.driver.rows("open-messages")).isBetween(3L, 15L);
		this.driver.pass(TO_THE_CLOSE);
		assertThat(ids()).containsExactlyElementsOf(names("a", 30));
	}

	@Test
	void shouldLeaveItsRowsToTheLastTurnUntilTheNext() {
		post("a", 30);
		long rows = this.driver.rows("open-messages");
		this.driver.pass(TO_THE_CLOSE);
		answer(turns().getLast());
		assertThat(this.driver.rows("open-messages")).isEqualTo(rows);
		post("b", 1);
		this.driver.pass(TO_THE_CLOSE);
		assertThat(this.driver.rows("open-messages")).isZero();
	}

	@Test
	void shouldKeepTheRowsOfTheLastTurnApartFromThoseOfTheNext() {
		post("a", 30);
		this.driver.pass(TO_THE_CLOSE);
		ClosedBuffer first = turns().getLast();
		answer(first);
		post("b", 29);
		this.driver.send(Topics.COMMANDS, ANA.userId(),
				new Command.AnswerAgain("again", ANA.userId(), first.turnId(), this.driver.now()));
		List<ClosedBuffer> again = turns();
		assertThat(again.getLast().messages()).extracting(TurnMessage::id).containsExactlyElementsOf(names("a", 30));
		answer(again.getLast());
		this.driver.pass(TO_THE_CLOSE);
		assertThat(ids()).containsExactlyElementsOf(names("b", 29));
	}

	@Test
	void shouldAnswerAgainWhatClosedWithItsLastMessage() {
		post("a", Rules.defaults().maxMessages());
		ClosedBuffer first = turns().getLast();
		answer(first);
		this.driver.send(Topics.COMMANDS, ANA.userId(),
				new Command.AnswerAgain("again", ANA.userId(), first.turnId(), this.driver.now()));
		assertThat(ids()).containsExactlyElementsOf(names("a", Rules.defaults().maxMessages()));
	}

	@Test
	void shouldForgetTheRowsOfTheLastTurn() {
		post("a", 30);
		this.driver.pass(TO_THE_CLOSE);
		this.driver.send(Topics.COMMANDS, ANA.userId(), new Command.Forget("forget", ANA.userId(), this.driver.now()));
		assertThat(this.driver.rows("open-messages")).isZero();
	}

	@Test
	void shouldFindAMessageThatIsNotInTheRowAnyMore() {
		post("a", 30);
		this.driver.post(ANA.edit("e", "a1", "corrected", this.driver.now()));
		this.driver.post(ANA.delete("d", "a2", this.driver.now()));
		post("b", 30);
		this.driver.pass(TO_THE_CLOSE);
		List<TurnMessage> messages = turns().stream().flatMap((turn) -> turn.messages().stream()).toList();
		assertThat(messages).extracting(TurnMessage::id)
			.hasSize(50)
			.doesNotContain("a2")
			.endsWith(names("b", 21).getLast());
		assertThat(messages.get(1).content()).isEqualTo(new Content.Text("corrected"));
	}

	@Test
	void shouldKeepWhatFillsUpBehindTheGate() {
		post("a", 1);
		this.driver.pass(TO_THE_CLOSE);
		ClosedBuffer first = turns().getLast();
		post("b", 120);
		answer(first);
		ClosedBuffer second = turns().getLast();
		assertThat(second.messages()).extracting(TurnMessage::id).containsExactlyElementsOf(names("b", 100));
		answer(second);
		this.driver.pass(TO_THE_CLOSE);
		assertThat(ids()).containsExactlyElementsOf(names("b", 120).subList(100, 120));
		assertThat(this.driver.rows("conversation-aside")).isZero();
	}

	@Test
	void shouldShowAllOfIt() {
		post("a", 30);
		this.driver.pass(Duration.ofSeconds(1));
		assertThat(this.driver.read(Topics.OPEN_BUFFERS).getLast().messages()).extracting(TurnMessage::id)
			.containsExactlyElementsOf(names("a", 30));
	}

	private void post(String name, int messages) {
		names(name, messages).forEach((id) -> this.driver.post(ANA.text(id, KILOBYTE, this.driver.now())));
	}

	private void answer(ClosedBuffer turn) {
		this.driver.send(Topics.OUTCOMES, ANA.userId(), new Outcome.Answered(turn.turnId(), ANA.userId(), 1,
				new Memory(null, null, null, List.of()), this.driver.now()));
	}

	private List<ClosedBuffer> turns() {
		return this.driver.read(Topics.CLOSED_BUFFERS);
	}

	private List<String> ids() {
		return turns().stream().flatMap((turn) -> turn.messages().stream()).map(TurnMessage::id).toList();
	}

	private static List<String> names(String name, int messages) {
		return IntStream.range(0, messages).mapToObj((number) -> name + number).toList();
	}

}
