package io.remanso.responder;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import io.remanso.contracts.topic.DeadLetter;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.wire.EventHeaders;
import io.remanso.responder.outcome.OutcomeRecords;
import io.remanso.responder.outcome.UnwritableOutcomeException;
import io.remanso.responder.partition.TenureEndedException;
import io.remanso.responder.partition.Work;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What no broker takes does not hold up what the others write.
 */
class UnwritableOutcomeTest {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final String TWO_MEGABYTES = "x".repeat(2 << 20);

	private volatile boolean denied;

	@RegisterExtension
	private final GroupOfOne group = new GroupOfOne((real) -> denying(real.get()));

	private final Kafka kafka = this.group.kafka();

	@Test
	void shouldFailTheTurnWhoseOutcomeIsTooLargeAndWriteTheOthers() {
		Work guilty = this.group.work("573000000700");
		List<CompletableFuture<Void>> all = new ArrayList<>();
		Set<String> turns = new HashSet<>(Set.of(GroupOfOne.turnId(guilty)));
		for (int n = 1; n <= 100; n++) {
			Work work = (n == 50) ? guilty : this.group.work("57300000" + (7000 + n));
			turns.add(GroupOfOne.turnId(work));
			String text = (n == 50) ? TWO_MEGABYTES : "hola";
			all.add(this.group.finish(work, List.of(GroupOfOne.recorded(work, text)), List.of()));
		}
		this.group.start();
		assertThat(CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))).succeedsWithin(PATIENCE);
		List<Outcome.Terminal> ends = this.kafka.awaitEnds(turns);
		assertThat(ends).filteredOn(Outcome.Recorded.class::isInstance).hasSize(99);
		assertThat(ends).filteredOn((end) -> end.turnId().equals(GroupOfOne.turnId(guilty)))
			.singleElement()
			.isInstanceOfSatisfying(Outcome.Failed.class, (failed) -> {
				assertThat(failed.detail()).contains("recorded").hasSizeLessThan(500);
				assertThat(failed.memory().conversationId()).isEqualTo("conv_1");
			});
		assertThat(deadLetterOf(guilty).value()).isEqualTo(guilty.record().value());
	}

	@Test
	void shouldCutADeadLetterThatIsTooLarge() {
		Work poison = this.group.work("573000000701");
		this.group.start();
		assertThat(this.group.finish(poison, List.of(),
				List.of(OutcomeRecords.deadLetter(large(poison, 2 << 20), "not a ClosedBuffer"))))
			.succeedsWithin(PATIENCE);
		ConsumerRecord<byte[], byte[]> letter = deadLetterOf(poison);
		assertThat(letter.value()).hasSizeBetween(1, 100_000);
		assertThat(EventHeaders.get(letter.headers(), DeadLetter.ERROR)).startsWith("not a ClosedBuffer")
			.contains("2097152 bytes");
	}

	@Test
	void shouldCutADeadLetterThatOnlyTheBrokerFindsTooLarge() throws Exception {
		List<Work> all = new ArrayList<>();
		List<CompletableFuture<Void>> done = new ArrayList<>();
		for (int n = 0; n < 5; n++) {
			Work work = this.group.work("57300000071" + n);
			all.add(work);
			done.add(this.group.finish(work, List.of(GroupOfOne.recorded(work, "hola")),
					(n == 2) ? List.of(OutcomeRecords.deadLetter(large(work, 500_000), "poison")) : List.of()));
		}
		limitDeadLetters("200000");
		try {
			this.group.start();
			assertThat(CompletableFuture.allOf(done.toArray(CompletableFuture[]::new))).succeedsWithin(PATIENCE);
		}
		finally {
			limitDeadLetters("1048588");
		}
		assertThat(all).allSatisfy((work) -> assertThat(this.kafka.outcomesOf(GroupOfOne.turnId(work))).singleElement()
			.isInstanceOf(Outcome.Recorded.class));
		assertThat(deadLetterOf(all.get(2)).value()).hasSizeBetween(1, 100_000);
	}

	@Test
	void shouldTellTheTurnThatAStepCannotBeWritten() {
		Work work = this.group.work("573000000702");
		this.group.start();
		assertThat(this.group.write(new Outcome.ReplyGenerated(GroupOfOne.turnId(work), "573000000702", TWO_MEGABYTES,
				null, "m", 1, 1, 1, 1, GroupOfOne.memory("hola"), Instant.now())))
			.failsWithin(PATIENCE)
			.withThrowableOfType(ExecutionException.class)
			.withCauseInstanceOf(UnwritableOutcomeException.class);
		assertThat(this.group.finish(work, List.of(GroupOfOne.recorded(work, "hola")), List.of()))
			.succeedsWithin(PATIENCE);
		assertThat(this.kafka.outcomesOf(GroupOfOne.turnId(work))).singleElement().isInstanceOf(Outcome.Recorded.class);
	}

	@Test
	void shouldLetOnlyThoseWaitWhoseTopicIsDenied() {
		this.denied = true;
		Work failing = this.group.work("573000000703");
		Work well = this.group.work("573000000704");
		CompletableFuture<Void> failed = this.group.finish(failing, List.of(GroupOfOne.recorded(failing, "hola")),
				List.of(OutcomeRecords.deadLetter(failing.record(), "failed")));
		CompletableFuture<Void> recorded = this.group.finish(well, List.of(GroupOfOne.recorded(well, "hola")),
				List.of());
		this.group.start();
		assertThat(recorded).succeedsWithin(PATIENCE);
		Awaitility.await().until(() -> this.group.stranded().equals(Map.of(Topics.DLQ, 1)));
		Work later = this.group.work("573000000704");
		assertThat(this.group.finish(later, List.of(GroupOfOne.recorded(later, "hola")), List.of()))
			.succeedsWithin(PATIENCE);
		assertThat(failed).isNotDone();
		this.denied = false;
		assertThat(failed).succeedsWithin(PATIENCE);
		assertThat(this.kafka.outcomesOf(GroupOfOne.turnId(failing))).hasSize(1);
		assertThat(deadLetterOf(failing).value()).isEqualTo(failing.record().value());
		assertThat(this.group.stranded()).isEmpty();
	}

	@Test
	void shouldLeaveWhatWaitsToTheNextOwnerOnceThePartitionIsLost() {
		this.denied = true;
		Work failing = this.group.work("573000000705");
		this.group.start();
		CompletableFuture<Void> failed = this.group.finish(failing, List.of(),
				List.of(OutcomeRecords.deadLetter(failing.record(), "failed")));
		Awaitility.await().until(() -> !this.group.stranded().isEmpty());
		this.group.tenure().end();
		assertThat(failed).failsWithin(PATIENCE)
			.withThrowableOfType(ExecutionException.class)
			.withCauseInstanceOf(TenureEndedException.class);
	}

	private void limitDeadLetters(String bytes) throws Exception {
		try (Admin admin = this.kafka.admin()) {
			admin
				.incrementalAlterConfigs(
						Map.of(new ConfigResource(ConfigResource.Type.TOPIC, Topics.DLQ),
								List.of(new AlterConfigOp(new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, bytes),
										AlterConfigOp.OpType.SET))))
				.all()
				.get();
		}
	}

	private static ConsumerRecord<byte[], byte[]> large(Work work, int bytes) {
		return new ConsumerRecord<>(work.record().topic(), GroupOfOne.PARTITION, work.record().offset(),
				work.record().key(), new byte[bytes]);
	}

	// As the client does where a topic's metadata is not for us.
	private Producer<byte[], byte[]> denying(Producer<byte[], byte[]> real) {
		return GroupOfOne.intercepted(real, (method, arguments, call) -> {
			boolean toDlq = method.equals("send") && ((ProducerRecord<?, ?>) arguments[0]).topic().equals(Topics.DLQ);
			return (this.denied && toDlq)
					? CompletableFuture.failedFuture(new TopicAuthorizationException(Set.of(Topics.DLQ))) : call.call();
		});
	}

	private ConsumerRecord<byte[], byte[]> deadLetterOf(Work work) {
		List<ConsumerRecord<byte[], byte[]>> letters = this.kafka.deadLettersOf(work);
		assertThat(letters).hasSize(1);
		return letters.getFirst();
	}

}
