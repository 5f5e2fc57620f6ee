package io.remanso.responder.intake;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.Outcome;
import io.remanso.responder.ClosedBuffers;
import io.remanso.responder.outcome.OutcomeTransaction;
import io.remanso.responder.outcome.OutcomeWriter;
import io.remanso.responder.outcome.WrittenCheck;
import io.remanso.responder.partition.CommitPoint;
import io.remanso.responder.partition.Membership;
import io.remanso.responder.partition.Tenure;
import io.remanso.responder.partition.TenureEndedException;
import io.remanso.responder.partition.TurnProgress;
import io.remanso.responder.partition.Work;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The dispatcher and the writer with as many transactional ids as the service has, under
 * random completions, rebalances and failing transactions: whatever a seed brings,
 * nothing is passed, nothing ends twice, and each user's turns end in order.
 */
class DispatchHistoryTest {

	private static final int PARTITIONS = 3;

	private static final int USERS = 8;

	private static final int TURNS = 120;

	private static final int TRANSACTIONAL_IDS = 3;

	private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> topic = new ConcurrentHashMap<>();

	private final Map<String, List<String>> turnsOf = new ConcurrentHashMap<>();

	private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest") {
		@Override
		public synchronized ConsumerGroupMetadata groupMetadata() {
			return DispatchHistoryTest.this.log.group();
		}
	};

	private Random random = new Random();

	private TransactionLog log = new TransactionLog(this.random);

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 })
	void shouldNeitherPassNorRepeatNorReorderAnything(long seed) throws InterruptedException {
		this.random = new Random(seed);
		this.log = new TransactionLog(new Random(seed + 1));
		fill();
		Membership membership = new Membership();
		OutcomeWriter writer = new OutcomeWriter(membership, IntStream.range(0, TRANSACTIONAL_IDS)
			.mapToObj(
					(_) -> new OutcomeTransaction(this.log::producer, new WrittenCheck(noAdmin(), () -> this.consumer)))
			.toList(), Duration.ofMillis(2), Duration.ofMillis(2));
		PollLoop loop = new PollLoop(() -> this.consumer, (work) -> turn(writer, work), membership, new Watch(),
				new IntakeLimits(20, 1 << 20, Duration.ofMillis(5), Duration.ofSeconds(5)), InstantSource.system());
		writer.start();
		this.consumer.schedulePollTask(() -> assign(this.topic.keySet()));
		loop.start();
		for (int rebalance = 0; rebalance < 8; rebalance++) {
			int wanted = (rebalance + 1) * TURNS / 10;
			Awaitility.await("seed " + seed)
				.pollInterval(Duration.ofMillis(1))
				.until(() -> this.log.committed().size() >= wanted);
			checkCommits(seed);
			this.consumer.schedulePollTask(this::rebalance);
			this.consumer.schedulePollTask(() -> assign(this.topic.keySet()));
		}
		Awaitility.await("seed " + seed).pollInterval(Duration.ofMillis(2)).until(this::isAllCommitted);
		loop.stop();
		writer.stop();
		checkCommits(seed);
		checkEnds(seed);
		assertThat(this.log.producersThatCommitted()).isEqualTo(TRANSACTIONAL_IDS);
	}

	// Every commit is answered here, so nobody asks what became of one.
	private static Admin noAdmin() {
		return (Admin) Proxy.newProxyInstance(Admin.class.getClassLoader(), new Class<?>[] { Admin.class },
				(_, method, _) -> {
					throw new IllegalStateException(method.getName());
				});
	}

	private void fill() {
		Map<TopicPartition, Long> beginnings = new ConcurrentHashMap<>();
		Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();
		for (int n = 0; n < TURNS; n++) {
			int user = this.random.nextInt(USERS);
			TopicPartition partition = new TopicPartition(Topics.CLOSED_BUFFERS.name(), user % PARTITIONS);
			ClosedBuffer buffer = ClosedBuffers.of(Gateway.WHAPI, "57300000000" + user, "turn " + n);
			List<ConsumerRecord<byte[], byte[]>> records = this.topic.computeIfAbsent(partition,
					(_) -> new ArrayList<>());
			long offset = records.isEmpty() ? this.random.nextInt(3)
					: records.getLast().offset() + 1 + this.random.nextInt(3);
			records.add(new ConsumerRecord<>(partition.topic(), partition.partition(), offset,
					buffer.userId().getBytes(UTF_8), Topics.CLOSED_BUFFERS.serde().serialize(buffer)));
			this.turnsOf.computeIfAbsent(buffer.userId(), (_) -> new ArrayList<>()).add(buffer.turnId());
			beginnings.put(partition, 0L);
			ends.put(partition, records.getLast().offset() + 1);
		}
		this.consumer.updateBeginningOffsets(beginnings);
		// Without them the mock's lag is always 0, and a new owner would believe at once
		// that it has read all that an earlier one had ended.
		this.consumer.updateEndOffsets(ends);
	}

	private void turn(OutcomeWriter writer, Work work) {
		try {
			ClosedBuffer buffer = work.buffer();
			if (buffer == null) {
				throw new IllegalStateException("every record can be read here");
			}
			TurnProgress progress = work.tenure().progress(buffer.turnId());
			List<Outcome> ends = progress.ended() ? List.of() : List.of(new Outcome.Recorded(buffer.turnId(),
					buffer.userId(), new Memory(null, null, null, List.of()), Instant.EPOCH));
			writer.finish(work, ends, List.of());
			work.tenure().forget(buffer.turnId());
		}
		catch (TenureEndedException | InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void rebalance() {
		assign(this.topic.keySet().stream().filter((_) -> this.random.nextBoolean()).collect(Collectors.toSet()));
	}

	// Runs in a poll, as the group's own calls do.
	private void assign(Set<TopicPartition> partitions) {
		Set<TopicPartition> before = Set.copyOf(this.consumer.assignment());
		// What goes is given up under the old generation.
		this.consumer.rebalance(before.stream().filter(partitions::contains).toList());
		try {
			this.log.rebalance();
		}
		catch (InterruptedException ex) {
			throw new InterruptException(ex);
		}
		this.consumer.rebalance(partitions);
		this.consumer.commitSync(this.log.offsets());
		for (TopicPartition partition : partitions) {
			OffsetAndMetadata committed = this.log.offset(partition);
			long from = before.contains(partition) ? this.consumer.position(partition)
					: (committed != null) ? committed.offset() : 0;
			this.topic.getOrDefault(partition, List.of())
				.stream()
				.filter((record) -> record.offset() >= from)
				.forEach(this.consumer::addRecord);
		}
	}

	private boolean isAllCommitted() {
		return this.topic.entrySet().stream().allMatch((entry) -> {
			OffsetAndMetadata committed = this.log.offset(entry.getKey());
			return committed != null && committed.offset() == entry.getValue().getLast().offset() + 1;
		});
	}

	private void checkCommits(long seed) {
		Map<TopicPartition, OffsetAndMetadata> offsets = this.log.offsets();
		Set<String> ended = this.log.committed()
			.stream()
			.map((written) -> written.outcome().turnId())
			.collect(Collectors.toSet());
		offsets.forEach((partition, committed) -> this.topic.getOrDefault(partition, List.of())
			.stream()
			.filter((record) -> record.offset() < committed.offset())
			.forEach((record) -> assertThat(ended).as("seed %d", seed)
				.contains(Topics.CLOSED_BUFFERS.serde().deserialize(record.value()).turnId())));
		assertThat(this.log.wentBack()).as("seed %d", seed).isZero();
		assertThat(this.log.overlaps()).as("seed %d", seed).isZero();
	}

	private void checkEnds(long seed) {
		this.turnsOf.forEach((user,
				turns) -> assertThat(this.log.committed()
					.stream()
					.map(TransactionLog.Written::outcome)
					.filter((outcome) -> outcome.userId().equals(user))
					.map(Outcome::turnId)).as("seed %d, user %s", seed, user).containsExactlyElementsOf(turns));
	}

	/** Recovers a partition from what is committed, as the side topics would. */
	private final class Watch implements PartitionWatch {

		@Override
		public void began(Tenure tenure) {
			long from = CommitPoint.outcomesFrom(DispatchHistoryTest.this.log
				.offset(new TopicPartition(Topics.CLOSED_BUFFERS.name(), tenure.partition())));
			for (TransactionLog.Written written : DispatchHistoryTest.this.log.committed()) {
				if (written.partition() == tenure.partition()) {
					tenure.outcomesEnd(written.offset() + 1);
					if (written.offset() >= from) {
						tenure.progress()
							.put(written.outcome().turnId(),
									TurnProgress.none(written.offset()).plus(written.outcome()));
					}
				}
			}
			tenure.open();
		}

		@Override
		public void ended(Tenure tenure) {
			assertThat(tenure.isEnded()).isTrue();
		}

	}

}
