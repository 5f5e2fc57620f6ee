package io.remanso.responder;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.inbound.Receipt;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Outcome;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.SimulatorOptions;
import io.remanso.simulator.faults.FaultProfile;
import io.remanso.simulator.faults.Latency;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.ledger.Sent;
import io.remanso.testkit.process.ChildProcess;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two workers as processes, one of which stands still for longer than its session lasts,
 * and then goes on as if nothing had been.
 */
@Execution(ExecutionMode.CONCURRENT)
class TwoRespondersTest {

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	private static final int USERS = 24;

	private final Kafka kafka = Kafka.alone();

	private final Simulator simulator = Simulator.start(SimulatorOptions.echo());

	private final List<ChildProcess> workers = new ArrayList<>();

	private final List<ClosedBuffer> written = new ArrayList<>();

	private final CountDownLatch over = new CountDownLatch(1);

	@AfterEach
	void stop() {
		this.over.countDown();
		this.workers.forEach(ChildProcess::close);
		this.simulator.close();
		this.kafka.close();
	}

	@Test
	void shouldSendNothingTwiceWhereOneStandsStillForLongerThanItsSession() {
		run(Duration.ZERO);
	}

	// A minute long: by command, with -Dremanso.long=true.
	@Test
	@EnabledIfSystemProperty(named = "remanso.long", matches = "true")
	void shouldSendNothingTwiceWhereOneStandsStillForAMinute() {
		run(Duration.ofSeconds(60));
	}

	private void run(Duration pause) {
		this.simulator.faults()
			.set(Api.OPENAI, FaultProfile.slow(Latency.fixed(Duration.ofMillis(400))).only("/responses"));
		this.simulator.faults().set(Api.META, FaultProfile.slow(Latency.fixed(Duration.ofMillis(60))));
		this.simulator.faults().set(Api.WHAPI, FaultProfile.slow(Latency.fixed(Duration.ofMillis(60))));
		Thread.ofVirtual().start(this::postReceipts);
		this.workers.add(start("two-a"));
		this.workers.add(start("two-b"));
		awaitMembers(2);
		write(1);
		awaitEnds();
		write(4);
		Instant suspended = Instant.now();
		this.workers.getFirst().suspend();
		write(2);
		awaitEnds();
		Duration left = pause.minus(Duration.between(suspended, Instant.now()));
		Awaitility.await().pollDelay(left.isNegative() ? Duration.ZERO : left).atMost(PATIENCE).until(() -> true);
		this.workers.getFirst().resume();
		write(2);
		awaitEnds();
		awaitMembers(2);
		write(1);
		check(awaitEnds());
	}

	private void check(List<Outcome.Terminal> ends) {
		this.written.stream()
			.collect(Collectors.groupingBy(ClosedBuffer::userId,
					Collectors.mapping(ClosedBuffer::turnId, Collectors.toList())))
			.forEach((user,
					turns) -> assertThat(ends.stream().filter((end) -> end.userId().equals(user)).map(Outcome::turnId))
						.containsExactlyElementsOf(turns));
		List<String> sent = new ArrayList<>(this.simulator.whapi().sent().stream().map(Sent::text).toList());
		sent.addAll(this.simulator.meta().sent().stream().map(Sent::text).toList());
		assertThat(sent).hasSameSizeAs(this.written).doesNotHaveDuplicates();
	}

	private void write(int turnsOfEach) {
		for (int turn = 0; turn < turnsOfEach; turn++) {
			for (int user = 0; user < USERS; user++) {
				ClosedBuffer buffer = ClosedBuffers.of((user % 2 == 0) ? Gateway.META : Gateway.WHAPI,
						"5730000007%02d".formatted(user), "turno " + this.written.size());
				this.written.add(buffer);
				this.kafka.write(buffer);
			}
		}
	}

	private List<Outcome.Terminal> awaitEnds() {
		try {
			return this.kafka.awaitEnds(this.written.stream().map(ClosedBuffer::turnId).collect(Collectors.toSet()));
		}
		catch (ConditionTimeoutException ex) {
			throw new AssertionError(
					this.workers.stream().map(ChildProcess::output).collect(Collectors.joining("%n--%n".formatted())),
					ex);
		}
	}

	private void awaitMembers(int count) {
		try (Admin admin = this.kafka.admin()) {
			Awaitility.await(count + " members with partitions")
				.atMost(PATIENCE)
				.ignoreExceptionsInstanceOf(ExecutionException.class)
				.until(() -> {
					this.workers.forEach(ChildProcess::requireRunning);
					ConsumerGroupDescription group = admin.describeConsumerGroups(List.of(Kafka.GROUP))
						.all()
						.get()
						.values()
						.iterator()
						.next();
					return group.members()
						.stream()
						.filter((member) -> !member.assignment().topicPartitions().isEmpty())
						.count() == count;
				});
		}
	}

	// What ingest would make of Meta's statuses.
	private void postReceipts() {
		Set<String> posted = new HashSet<>();
		try {
			while (!this.over.await(50, TimeUnit.MILLISECONDS)) {
				for (Sent sent : this.simulator.meta().sent()) {
					if (posted.add(sent.id())) {
						Chat chat = new Chat(Gateway.META, "1", sent.to(), false);
						this.kafka.write(Topics.RECEIPTS, sent.to(), new Receipt(sent.to(), chat, sent.id(),
								Receipt.Status.SENT, sent.callbackData(), null, null, sent.at(), Instant.now()));
					}
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private ChildProcess start(String instance) {
		return WorkerProcess.start(Settings.of(this.kafka, this.simulator, instance, "--responder.receipt-grace=8s"));
	}

}
