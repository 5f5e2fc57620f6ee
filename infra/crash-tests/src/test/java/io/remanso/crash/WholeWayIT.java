package io.remanso.crash;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;

import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.turn.CloseReason;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.SimulatorOptions;
import io.remanso.simulator.ledger.ModelCall;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole product as a process, over real HTTP, Kafka and PostgreSQL, against a
 * simulator that lives on when it is stopped or killed. The steps build on one another:
 * one installation, kept over all of them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeWayIT {

	private static final int USERS_OF_EACH_GATEWAY = 50;

	private static final int MESSAGES = 4;

	// Far enough under the window of 5 s that a webhook on a busy machine does not reach
	// it.
	private static final Duration LONGEST_GAP = Duration.ofMillis(1500);

	private final RandomGenerator random = new Random(20261124);

	private final List<Burst> written = new ArrayList<>();

	private final Simulator simulator = Simulator.start(SimulatorOptions.echo());

	private final Installation installation;

	private ServerProcess remanso;

	WholeWayIT(@TempDir Path data) {
		this.installation = Installation.create(Installation.findCheckout(), data, this.simulator);
		this.remanso = this.installation.launch();
	}

	@BeforeAll
	void awaitReady() {
		this.remanso.awaitReady();
	}

	@AfterAll
	void stop() {
		this.remanso.close();
		this.simulator.close();
	}

	@Test
	@Order(1)
	void shouldAnswerEachBurstOnceWhereEachWebhookComesTwice() {
		write("ronda-1", USERS_OF_EACH_GATEWAY);
		Evidence evidence = awaitAnswers();
		Promises promises = new Promises(this.written, evidence);
		assertThat(promises.violations()).isEmpty();
		assertThat(promises.noneSplit()).isEmpty();
		assertThat(evidence.turns()).hasSize(2 * USERS_OF_EACH_GATEWAY)
			.extracting(ClosedBuffer::reason)
			.containsOnly(CloseReason.WINDOW);
	}

	@Test
	@Order(2)
	void shouldKeepEveryConversationInTheDatabase() throws SQLException {
		int users = 2 * USERS_OF_EACH_GATEWAY;
		Database database = new Database(this.installation);
		Awaitility.await("rows")
			.atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(database.counts()).isEqualTo(Map.of("users", users, "threads", users,
					"messages in turns", users * MESSAGES, "messages out", users, "message_buffers", 0)));
		assertThat(database.threadsOfOtherUsers()).isZero();
	}

	@Test
	@Order(3)
	void shouldAnswerOnceAfterAStopInTheMiddleOfOpenBuffers() {
		write("ronda-2", 10);
		assertThat(this.remanso.stop()).isEqualTo(ServerProcess.STOPPED);
		assertThat(this.remanso.output()).doesNotContain("Exception", "\tat ");
		this.remanso = this.installation.launch().awaitReady();
		assertAllAnsweredOnce();
	}

	@Test
	@Order(4)
	void shouldAnswerOnceAfterAKillInTheMiddleOfOpenBuffers() {
		write("ronda-3", 10);
		this.remanso.kill();
		this.remanso = this.installation.launch().awaitReady();
		assertAllAnsweredOnce();
	}

	@Test
	@Order(5)
	void shouldGoOnWithTheSameConversation() throws SQLException {
		Database database = new Database(this.installation);
		assertThat(database.activeThreads()).isEqualTo(2 * USERS_OF_EACH_GATEWAY);
		assertThat(this.simulator.openAi().calls().stream().map(ModelCall::conversationId).distinct())
			.hasSize(2 * USERS_OF_EACH_GATEWAY);
	}

	private void write(String round, int usersOfEach) {
		List<Burst> bursts = Burst.ofBothGateways(usersOfEach, MESSAGES, round, this.random);
		try (Typist typist = new Typist(this.installation.baseUrl(), this.random)) {
			typist.write(bursts, LONGEST_GAP);
		}
		this.written.addAll(bursts);
	}

	private void assertAllAnsweredOnce() {
		Evidence evidence = awaitAnswers();
		assertThat(new Promises(this.written, evidence).violations()).isEmpty();
	}

	private Evidence awaitAnswers() {
		int bursts = this.written.size();
		Awaitility.await("an answer to each burst")
			.atMost(Duration.ofSeconds(90))
			.pollInterval(Duration.ofMillis(500))
			.until(() -> this.simulator.whapi().sent().size() + this.simulator.meta().sent().size() >= bursts);
		Awaitility.await("every turn's end")
			.atMost(Duration.ofSeconds(30))
			.pollInterval(Duration.ofMillis(500))
			.until(() -> Evidence.gather(this.installation, this.simulator).terminals().size() >= bursts);
		return Evidence.gather(this.installation, this.simulator);
	}

}
