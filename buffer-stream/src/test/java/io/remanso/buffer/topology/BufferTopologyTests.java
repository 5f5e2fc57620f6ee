package io.remanso.buffer.topology;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.remanso.buffer.Inbounds;
import io.remanso.buffer.conversation.Rules;
import io.remanso.contracts.command.Command;
import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Disposition;
import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.OpenBuffer;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.user.UserProfile;
import io.remanso.testkit.LogNames;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What the shell around the state machine writes, and when.
 */
class BufferTopologyTests {

	private static final Inbounds ANA = Inbounds.whapi("573000000001");

	private static final Duration TO_THE_CLOSE = Duration.ofMillis(5_200);

	private final Driver driver;

	BufferTopologyTests(@TempDir Path stateDir) {
		this.driver = new Driver(stateDir);
	}

	@AfterEach
	void close() {
		this.driver.close();
	}

	@Test
	void shouldBeOneSubTopology() {
		Topology topology = new Topology();
		BufferTopology.addTo(topology, Rules.defaults(), new Meters(new SimpleMeterRegistry()), LogNames.IDS,
				new NoLooks());
		assertThat(topology.describe().subtopologies()).hasSize(1);
		assertThat(topology.describe().globalStores()).isEmpty();
	}

	@Test
	void shouldCloseABufferWithinAQuarterOfASecondOfItsDeadline() {
		this.driver.post(ANA.text("a", "hola", this.driver.now()));
		this.driver.pass(Duration.ofSeconds(5));
		assertThat(this.driver.read(Topics.CLOSED_BUFFERS)).isEmpty();
		this.driver.pass(Duration.ofMillis(200));
		assertThat(this.driver.read(Topics.CLOSED_BUFFERS)).singleElement()
			.satisfies((turn) -> assertThat(turn.closedAt()).isBefore(turn.deadline().plusMillis(250)));
	}

	@Test
	void shouldTellTheFateOfEveryRecordThatEntersNoTurn() {
		this.driver.post(ANA.reaction("r", "x", this.driver.now()));
		this.driver.post(ANA.notice("n", this.driver.now()));
		assertThat(this.driver.read(Topics.DISPOSITIONS)).extracting(Disposition::offset, Disposition::rule)
			.containsExactly(tuple(0L, Disposition.Rule.REACTION), tuple(1L, Disposition.Rule.NOTICE));
	}

	@Test
	void shouldShowAnOpenBufferAtMostOnceASecond() {
		for (int i = 0; i < 30; i++) {
			this.driver.post(ANA.text("m" + i, "hola", this.driver.now()));
			this.driver.pass(Duration.ofMillis(100));
		}
		List<OpenBuffer> shown = this.driver.read(Topics.OPEN_BUFFERS);
		assertThat(shown).hasSizeBetween(2, 3);
		assertThat(shown.getLast().messages()).hasSizeGreaterThan(15);
	}

	@Test
	void shouldShowAnOpenBufferOnlyWhereItChanged() {
		this.driver.post(ANA.text("a", "hola", this.driver.now()));
		this.driver.pass(Duration.ofSeconds(4));
		this.driver.post(ANA.reaction("r", "x", this.driver.now()));
		assertThat(this.driver.read(Topics.OPEN_BUFFERS)).hasSize(1);
		this.driver.pass(Duration.ofSeconds(2));
		assertThat(this.driver.read(Topics.OPEN_BUFFERS)).containsExactly((OpenBuffer) null);
	}

	@Test
	void shouldShowNoMoreOfAFloodThanItsShareAndThenTheRest() {
		for (int i = 0; i < 500; i++) {
			this.driver
				.post(Inbounds.whapi("573000" + (100_000 + i)).text("m" + i, "x".repeat(2_000), this.driver.now()));
		}
		this.driver.pass(ConversationProcessor.TICK);
		assertThat(this.driver.read(Topics.OPEN_BUFFERS)).hasSizeBetween(1, 10);
		this.driver.pass(Duration.ofSeconds(2));
		assertThat(this.driver.read(Topics.OPEN_BUFFERS)).hasSizeBetween(100, 150);
	}

	@Test
	void shouldShowNothingOfABacklog() {
		this.driver.leaveUnread();
		this.driver.post(ANA.text("a", "hola", this.driver.now().minus(Duration.ofMinutes(5))));
		this.driver.pass(Duration.ofSeconds(2));
		assertThat(this.driver.read(Topics.OPEN_BUFFERS)).isEmpty();
	}

	@Test
	void shouldShowAUserOnceASecondThoughTheirBuffersCloseAtOnce() {
		for (int i = 0; i < 20; i++) {
			this.driver.post(ANA.text("m" + i, "hola", this.driver.now()));
			this.driver.pass(ConversationProcessor.TICK);
			this.driver.post(ANA.own("o" + i, "mobile", "hola", this.driver.now()));
			end();
		}
		assertThat(this.driver.read(Topics.OPEN_BUFFERS)).filteredOn(Objects::nonNull).hasSizeLessThanOrEqualTo(2);
	}

	@Test
	void shouldWriteProfileAndStateOnlyWhereTheyChanged() {
		this.driver.post(ANA.voice("a", this.driver.now()));
		this.driver.pass(Duration.ofSeconds(9));
		assertThat(this.driver.read(Topics.USERS)).hasSize(1);
		assertThat(this.driver.read(Topics.USER_STATES)).hasSize(1);
		end();
		this.driver.send(Topics.COMMANDS, ANA.userId(),
				new Command.SetPreferences("c", ANA.userId(), Map.of(), this.driver.now()));
		assertThat(this.driver.read(Topics.USERS)).isEmpty();
		assertThat(this.driver.read(Topics.USER_STATES)).isEmpty();
	}

	@Test
	void shouldCountTheOpenBuffers() {
		this.driver.post(ANA.text("a", "hola", this.driver.now()));
		this.driver.post(Inbounds.whapi("573000000002").text("b", "hola", this.driver.now()));
		this.driver.pass(Duration.ofSeconds(1));
		assertThat(this.driver.openBuffers()).isEqualTo(2);
		this.driver.pass(TO_THE_CLOSE);
		assertThat(this.driver.openBuffers()).isZero();
	}

	@Test
	void shouldWakeAConversationWhoseLeaseIsOver() {
		this.driver.post(ANA.text("a", "hola", this.driver.now()));
		this.driver.pass(TO_THE_CLOSE);
		this.driver.post(ANA.text("b", "hola", this.driver.now()));
		this.driver.pass(Duration.ofSeconds(10));
		assertThat(this.driver.read(Topics.CLOSED_BUFFERS)).hasSize(1);
		this.driver.stand(Duration.ofHours(1));
		this.driver.pass(Duration.ofSeconds(1));
		assertThat(this.driver.read(Topics.CLOSED_BUFFERS)).hasSize(1);
	}

	@Test
	void shouldCloseNoMoreInATickThanItHasTimeFor(@TempDir Path another) {
		AtomicInteger looks = new AtomicInteger();
		InstantSource slow = () -> Instant.EPOCH.plusMillis(20L * looks.incrementAndGet());
		try (Driver busy = new Driver(another, slow)) {
			for (int i = 0; i < 120; i++) {
				busy.post(Inbounds.whapi("57300000" + (1_000 + i)).text("m" + i, "hola", busy.now()));
			}
			busy.pass(Duration.ofMillis(5_100));
			assertThat(busy.read(Topics.CLOSED_BUFFERS)).hasSize(50);
			busy.pass(Duration.ofMillis(200));
			assertThat(busy.read(Topics.CLOSED_BUFFERS)).hasSize(70);
		}
	}

	@Test
	@DisplayName("failure 24: guest file saved at exit only")
	void shouldWriteTheProfileWithTheTurn() {
		this.driver.post(ANA.text("a", "hola", this.driver.now()));
		this.driver.pass(TO_THE_CLOSE);
		assertThat(this.driver.read(Topics.USERS)).extracting(UserProfile::name).containsExactly("Ana");
	}

	@Test
	@DisplayName("failure 25: singleton fields mixing customers")
	void shouldGiveEachUserTheirOwnTurn() {
		Inbounds luz = Inbounds.whapi("573000000002");
		for (int i = 0; i < 5; i++) {
			this.driver.post(ANA.text("a" + i, "soy Ana", this.driver.now()));
			this.driver.post(luz.text("l" + i, "soy Luz", this.driver.now()));
		}
		this.driver.pass(TO_THE_CLOSE);
		assertThat(this.driver.read(Topics.CLOSED_BUFFERS)).hasSize(2).allSatisfy((turn) -> {
			String text = turn.userId().equals(ANA.userId()) ? "soy Ana" : "soy Luz";
			assertThat(turn.messages()).hasSize(5)
				.allSatisfy((message) -> assertThat(message.content()).isEqualTo(new Content.Text(text)));
		});
	}

	@Test
	@DisplayName("failure 22: unbounded maps")
	void shouldKeepNoRowOfABufferThatIsOver() {
		this.driver.post(ANA.text("a", "hola", this.driver.now()));
		this.driver.pass(TO_THE_CLOSE);
		end();
		this.driver.pass(Duration.ofSeconds(10));
		assertThat(List.of("conversation-heads", "conversation-aside", "deadlines", "leases"))
			.allSatisfy((store) -> assertThat(this.driver.rows(store)).as(store).isZero());
	}

	@Test
	void shouldKeepTheGateClosedWhileAFailureIsOnlyDecided() {
		this.driver.post(ANA.text("a", "hola", this.driver.now()));
		this.driver.pass(TO_THE_CLOSE);
		ClosedBuffer turn = this.driver.read(Topics.CLOSED_BUFFERS).getLast();
		this.driver.send(Topics.OUTCOMES, turn.userId(), new Outcome.FailureDecided(turn.turnId(), turn.userId(),
				Outcome.Failure.MODEL, "it broke", new Memory(null, null, null, List.of()), this.driver.now()));
		this.driver.post(ANA.text("b", "¿hola?", this.driver.now()));
		this.driver.pass(TO_THE_CLOSE);
		assertThat(this.driver.read(Topics.CLOSED_BUFFERS)).isEmpty();
	}

	private void end() {
		ClosedBuffer turn = this.driver.read(Topics.CLOSED_BUFFERS).getLast();
		this.driver.send(Topics.OUTCOMES, turn.userId(), new Outcome.Answered(turn.turnId(), turn.userId(), 1,
				new Memory(null, null, null, List.of()), this.driver.now()));
	}

}
