package io.remanso.buffer.topology;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.remanso.buffer.Inbounds;
import io.remanso.contracts.command.Command;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.Disposition;
import io.remanso.contracts.turn.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was here before is known for eight days, and then makes room.
 */
class RedeliveryTests {

	private static final Inbounds ANA = Inbounds.whapi("573000000001");

	private final Driver driver;

	RedeliveryTests(@TempDir Path stateDir) {
		this.driver = new Driver(stateDir);
	}

	@AfterEach
	void close() {
		this.driver.close();
	}

	@Test
	void shouldChangeNothingByADuplicateSevenDaysLater() {
		this.driver.post(ANA.text("a", "hola", this.driver.now()));
		this.driver.pass(Duration.ofSeconds(6));
		assertThat(this.driver.read(Topics.CLOSED_BUFFERS)).hasSize(1);
		this.driver.stand(Duration.ofDays(7));
		this.driver.post(ANA.text("a", "hola", this.driver.now()));
		this.driver.pass(Duration.ofSeconds(30));
		assertThat(rules()).containsExactly(Disposition.Rule.DUPLICATE);
		assertThat(this.driver.read(Topics.CLOSED_BUFFERS)).isEmpty();
	}

	@Test
	void shouldNotTakeAnEditUnderTheIdOfItsMessageForADuplicate() {
		this.driver.post(ANA.text("a", "el sábado", this.driver.now()));
		this.driver.post(ANA.edit("a", "a", "el domingo", this.driver.now()));
		this.driver.post(ANA.edit("a", "a", "el lunes", this.driver.now()));
		assertThat(rules()).containsExactly(Disposition.Rule.EDIT_APPLIED, Disposition.Rule.EDIT_APPLIED);
	}

	@Test
	void shouldTakeTheSameEditOnce() {
		this.driver.post(ANA.text("a", "el sábado", this.driver.now()));
		this.driver.post(ANA.edit("a", "a", "el domingo", this.driver.now()));
		this.driver.post(ANA.edit("a", "a", "el domingo", this.driver.now()));
		assertThat(rules()).containsExactly(Disposition.Rule.EDIT_APPLIED, Disposition.Rule.DUPLICATE);
	}

	@Test
	void shouldTakeOneIdOfTwoChannelsForTwoMessages() {
		this.driver.post(ANA.text("a", "hola", this.driver.now()));
		this.driver.post(Inbounds.meta(ANA.userId()).text("a", "hola", this.driver.now()));
		assertThat(rules()).isEmpty();
	}

	@Test
	void shouldKnowTheEchoOfAPartThatWasSentDaysAgo() {
		this.driver.send(Topics.OUTCOMES, ANA.userId(),
				new Outcome.PartSent("t", ANA.userId(), ANA.chat(), Outcome.Purpose.REPLY, Outcome.Form.TEXT, 1, 1, "x",
						"sent-1", Outcome.Proof.RESPONSE, this.driver.now()));
		this.driver.stand(Duration.ofDays(7));
		this.driver.post(ANA.own("sent-1", "mobile", "x", this.driver.now()));
		assertThat(rules()).containsExactly(Disposition.Rule.ECHO);
	}

	@Test
	void shouldTakeACommandOnce() {
		Command pause = new Command.Pause("c", ANA.userId(), this.driver.now().plusSeconds(60), this.driver.now());
		this.driver.send(Topics.COMMANDS, ANA.userId(), pause);
		this.driver.send(Topics.COMMANDS, ANA.userId(),
				new Command.Resume("d", ANA.userId(), this.driver.now().plusSeconds(1)));
		this.driver.send(Topics.COMMANDS, ANA.userId(), pause);
		assertThat(this.driver.read(Topics.USER_STATES)).hasSize(2);
	}

	@Test
	@DisplayName("failure 22: unbounded maps")
	void shouldForgetWhatIsOlderThanEightDays() {
		for (int i = 0; i < 300; i++) {
			this.driver.post(ANA.reaction("r" + i, "x", this.driver.now()));
		}
		assertThat(this.driver.rows("seen-keys")).isEqualTo(300);
		this.driver.stand(Duration.ofDays(7));
		this.driver.pass(Duration.ofSeconds(2));
		assertThat(this.driver.rows("seen-keys")).isEqualTo(300);
		this.driver.stand(Duration.ofDays(1).plusHours(2));
		this.driver.pass(Duration.ofSeconds(2));
		assertThat(this.driver.rows("seen-keys")).isZero();
	}

	private List<Disposition.Rule> rules() {
		return this.driver.read(Topics.DISPOSITIONS).stream().map(Disposition::rule).toList();
	}

}
