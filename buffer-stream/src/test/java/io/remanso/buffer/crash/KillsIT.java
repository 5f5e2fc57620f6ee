package io.remanso.buffer.crash;

import java.nio.file.Path;
import java.time.Duration;

import io.remanso.contracts.topic.TopicProvisioner;
import io.remanso.contracts.topic.Topics;
import io.remanso.testkit.Backends;
import io.remanso.testkit.TestKafka;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionEvaluationListener;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.EvaluatedCondition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.convert.DurationStyle;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two instances under load, killed and stopped: nothing is lost, doubled or split, and
 * after a kill that silence follows the last open buffers still close.
 * <p>
 * More of it by {@code -Dremanso.crash.kills=6 -Dremanso.crash.stop=20s}, and an instance
 * added and removed by {@code -Dremanso.crash.scaling=true}. That the check bites shows
 * {@code -Dremanso.crash.guarantee=at_least_once} (doubled), and
 * {@code -Dremanso.crash.clock=naive} (split): with either it has to fail.
 */
class KillsIT {

	static final Duration WINDOW = Duration.ofSeconds(2);

	private static final int USERS = 150;

	private static final int KILLS = Integer.getInteger("remanso.crash.kills", 3);

	private static final Duration STOP = DurationStyle.detectAndParse(System.getProperty("remanso.crash.stop", "5s"));

	private static final boolean COMES_AND_GOES = Boolean.getBoolean("remanso.crash.scaling");

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	private static TestKafka kafka;

	@BeforeAll
	static void startKafka() {
		kafka = Backends.newKafka();
		TopicProvisioner.provision(kafka.bootstrapServers());
	}

	@AfterAll
	static void stopKafka() {
		kafka.close();
	}

	@Test
	@DisplayName("failure 7: crash after 200")
	void shouldLoseDoubleAndSplitNothingThoughInstancesAreKilledAndStopped(@TempDir Path folder) {
		String servers = kafka.bootstrapServers();
		Variant variant = Variant.asked();
		try (Instance one = Instance.start("one", servers, folder, variant);
				Instance other = Instance.start("other", servers, folder, variant);
				Answers answers = new Answers(servers);
				Traffic traffic = new Traffic(servers, 1)) {
			traffic.start(USERS);
			awaitMore(answers, one, other);
			for (int kill = 1; kill < KILLS; kill++) {
				((kill % 2 == 1) ? one : other).killAndRestart();
				awaitMore(answers, one, other);
			}
			other.stopFor(STOP);
			awaitMore(answers, one, other);
			if (COMES_AND_GOES) {
				addAndRemove(folder, answers, one, other);
			}
			traffic.stop();
			one.killAndRestart();
			awaitAll(answers, traffic, one, other);
			Fates fates = Fates.of(traffic.posted(), answers.turns(), answers.dispositions(), WINDOW);
			assertThat(fates.isWhole())
				.as("%d messages, %d turns: %s", traffic.posted().size(), answers.turns().size(), fates)
				.isTrue();
		}
	}

	private static void addAndRemove(Path folder, Answers answers, Instance one, Instance other) {
		try (Instance third = Instance.start("third", kafka.bootstrapServers(), folder, Variant.asked())) {
			await("tasks of a third instance", one, other).until(third::hasTasks);
			awaitMore(answers, one, other);
			third.end();
		}
		awaitMore(answers, one, other);
	}

	// All partitions work again: turns of more users than half of them could have.
	private static void awaitMore(Answers answers, Instance one, Instance other) {
		int before = answers.turns().size();
		await("turns", one, other).until(() -> answers.turns()
			.stream()
			.skip(before)
			.map((turn) -> turn.messages().getFirst().partition())
			.distinct()
			.count() == Topics.PARTITIONS);
	}

	private static void awaitAll(Answers answers, Traffic traffic, Instance one, Instance other) {
		int posted = traffic.posted().size();
		await("the last turns", one, other).until(() -> answers.messages() >= posted);
	}

	private static ConditionFactory await(String what, Instance one, Instance other) {
		return Awaitility.await(what)
			.atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(100))
			.conditionEvaluationListener(new ConditionEvaluationListener<>() {
				@Override
				public void conditionEvaluated(EvaluatedCondition<Object> condition) {
					if (!one.isAlive() || !other.isAlive()) {
						throw new IllegalStateException(one.lastLines() + "\n" + other.lastLines());
					}
				}
			});
	}

}
