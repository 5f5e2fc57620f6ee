package io.remanso.responder.intake;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.topic.Topics;
import io.remanso.responder.ClosedBuffers;
import io.remanso.responder.partition.Membership;
import io.remanso.responder.partition.Tenure;
import io.remanso.responder.partition.Work;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class PollLoopTest {

	private static final TopicPartition PARTITION = new TopicPartition(Topics.CLOSED_BUFFERS.name(), 0);

	private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

	private final Queue<Work> taken = new ConcurrentLinkedQueue<>();

	private final Queue<Work> finished = new ConcurrentLinkedQueue<>();

	private final Queue<Tenure> tenures = new ConcurrentLinkedQueue<>();

	private final Semaphore allowed = new Semaphore(0);

	private PollLoop loop = loop(Duration.ofMillis(50));

	@AfterEach
	void stop() throws InterruptedException {
		this.allowed.release(1000);
		this.loop.stop();
	}

	@Test
	void shouldReadNothingBeforeThePartitionIsRecovered() {
		begin(2);
		Awaitility.await().until(this.loop::isAssigned);
		Awaitility.await().until(() -> this.consumer.paused().contains(PARTITION));
		assertThat(this.taken).isEmpty();
		assertThat(this.loop.isRecovered()).isFalse();
		this.tenures.forEach(Tenure::open);
		Awaitility.await().until(() -> this.taken.size() == 2);
		assertThat(this.loop.isRecovered()).isTrue();
	}

	@Test
	void shouldPauseWhileMemoryIsFullAndGoOnAtHalf() {
		begin(4);
		open();
		Awaitility.await().until(() -> this.consumer.paused().contains(PARTITION));
		add(4, 4);
		this.allowed.release(1);
		Awaitility.await().until(() -> this.finished.size() == 1);
		assertThat(this.consumer.paused()).contains(PARTITION);
		assertThat(this.taken).hasSize(4);
		this.allowed.release(7);
		Awaitility.await().until(() -> this.finished.size() == 8);
	}

	@Test
	void shouldLetRunningTurnsFinishWhenThePartitionLeaves() {
		this.loop = loop(Duration.ofMinutes(1));
		begin(1);
		open();
		Awaitility.await().until(() -> this.taken.size() == 1);
		this.consumer.schedulePollTask(() -> this.consumer.rebalance(Set.of()));
		Awaitility.await().until(() -> this.tenures.stream().noneMatch(Tenure::isOpen));
		this.allowed.release(1);
		Awaitility.await().until(() -> this.tenures.stream().allMatch(Tenure::isEnded));
		assertThat(this.finished).hasSize(1);
	}

	@Test
	void shouldCancelWhatDoesNotFinishInTimeWhenThePartitionLeaves() {
		begin(1);
		open();
		Awaitility.await().until(() -> this.taken.size() == 1);
		this.consumer.schedulePollTask(() -> this.consumer.rebalance(Set.of()));
		Awaitility.await().until(() -> this.loop.load().items() == 0);
		assertThat(this.finished).isEmpty();
		assertThat(this.tenures).allMatch(Tenure::isEnded);
	}

	@Test
	void shouldDrainNoLongerThanAllowedAtShutdown() throws InterruptedException {
		begin(3);
		open();
		Awaitility.await().until(() -> this.taken.size() == 3);
		this.allowed.release(2);
		Awaitility.await().until(() -> this.finished.size() == 2);
		long begun = System.nanoTime();
		this.loop.stop();
		assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
		assertThat(this.loop.isRunning()).isFalse();
		assertThat(this.tenures).allMatch(Tenure::isEnded);
	}

	@Test
	void shouldTakeNothingOfAPartitionThatComesWhileItDrains() {
		this.loop = loop(Duration.ofMillis(50), Duration.ofMinutes(1));
		TopicPartition late = new TopicPartition(PARTITION.topic(), 1);
		this.consumer.updateBeginningOffsets(Map.of(late, 0L));
		begin(1);
		open();
		Awaitility.await().until(() -> this.taken.size() == 1);
		CompletableFuture<Void> stopped = CompletableFuture.runAsync(this::stopLoop);
		Awaitility.await().until(() -> this.tenures.stream().noneMatch(Tenure::isOpen));
		this.consumer.schedulePollTask(() -> this.consumer.rebalance(List.of(PARTITION, late)));
		Awaitility.await().until(() -> this.tenures.stream().anyMatch((tenure) -> tenure.partition() == 1));
		// As its recovery does when all is read.
		this.tenures.forEach(Tenure::open);
		this.consumer.schedulePollTask(() -> this.consumer.addRecord(record(1, 0)));
		CountDownLatch polls = new CountDownLatch(3);
		awaitPolls(polls);
		assertThat(this.taken).hasSize(1);
		this.allowed.release(1);
		assertThat(stopped).succeedsWithin(Duration.ofSeconds(10));
	}

	@Test
	void shouldHandOnWhatCannotBeReadWithItsProblem() {
		this.consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
		this.consumer.schedulePollTask(() -> {
			this.consumer.rebalance(List.of(PARTITION));
			this.consumer
				.addRecord(new ConsumerRecord<>(PARTITION.topic(), 0, 0, "u".getBytes(UTF_8), "{".getBytes(UTF_8)));
		});
		this.loop.start();
		open();
		Awaitility.await().until(() -> this.taken.size() == 1);
		assertThat(this.taken.element().buffer()).isNull();
		assertThat(this.taken.element().problem()).isNotBlank();
	}

	private void stopLoop() {
		try {
			this.loop.stop();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void awaitPolls(CountDownLatch polls) {
		while (polls.getCount() > 0) {
			this.consumer.schedulePollTask(polls::countDown);
			long before = polls.getCount();
			Awaitility.await().until(() -> polls.getCount() < before);
		}
	}

	private PollLoop loop(Duration revocation) {
		return loop(revocation, Duration.ofMillis(300));
	}

	private PollLoop loop(Duration revocation, Duration drain) {
		return new PollLoop(() -> this.consumer, this::turn, new Membership(), new Watch(),
				new IntakeLimits(4, 1 << 20, revocation, drain), InstantSource.system());
	}

	private void begin(int count) {
		this.consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
		this.consumer.schedulePollTask(() -> this.consumer.rebalance(List.of(PARTITION)));
		add(0, count);
		this.loop.start();
	}

	// Each of a user of its own.
	private void add(int from, int count) {
		this.consumer.schedulePollTask(() -> {
			for (int n = from; n < from + count; n++) {
				this.consumer.addRecord(record(0, n));
			}
		});
	}

	private static ConsumerRecord<byte[], byte[]> record(int partition, int offset) {
		var buffer = ClosedBuffers.of(Gateway.WHAPI, "573000000%d%d".formatted(partition + 1, offset), "hola");
		return new ConsumerRecord<>(PARTITION.topic(), partition, offset, buffer.userId().getBytes(UTF_8),
				Topics.CLOSED_BUFFERS.serde().serialize(buffer));
	}

	private void open() {
		Awaitility.await().until(() -> !this.tenures.isEmpty());
		this.tenures.forEach(Tenure::open);
	}

	private void turn(Work work) {
		this.taken.add(work);
		try {
			this.allowed.acquire();
			this.finished.add(work);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private final class Watch implements PartitionWatch {

		@Override
		public void began(Tenure tenure) {
			PollLoopTest.this.tenures.add(tenure);
		}

		@Override
		public void ended(Tenure tenure) {
			assertThat(tenure.isEnded()).isTrue();
		}

	}

}
