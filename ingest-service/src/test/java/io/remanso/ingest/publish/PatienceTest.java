package io.remanso.ingest.publish;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A producer that says nothing, late, or that it failed.
 */
@Timeout(20)
class PatienceTest {

	private final SendLog sends = new SendLog(InstantSource.system());

	@Test
	void shouldEndAWaitOfWhichTheProducerNeverSpeaks() throws Exception {
		try (Patience patience = new Patience(Duration.ofMillis(300))) {
			Confirmation silent = new Confirmation(2);
			confirm(silent.of(0, this.sends), 7);
			assertThat(patience.await(silent, patience.deadline())).isFalse();
		}
	}

	@Test
	void shouldLeaveAloneWhatIsConfirmed() throws Exception {
		try (Patience patience = new Patience(Duration.ofMillis(300))) {
			Confirmation kept = new Confirmation(1);
			confirm(kept.of(0, this.sends), 7);
			assertThat(patience.await(kept, patience.deadline())).isTrue();
			assertThat(patience.await(new Confirmation(1), patience.deadline())).isFalse();
			assertThat(kept.await()).isTrue();
			assertThat(kept.offset(0)).isEqualTo(7);
		}
	}

	@Test
	void shouldForgetAWaitThatIsOver() throws Exception {
		try (Patience patience = new Patience(Duration.ofMinutes(1))) {
			Confirmation kept = new Confirmation(1);
			confirm(kept.of(0, this.sends), 7);
			assertThat(patience.await(kept, patience.deadline())).isTrue();
			assertThat(patience.waiting()).isZero();
		}
	}

	@Test
	void shouldEndAWaitInTimeBesideOneThatMayLastLonger() throws Exception {
		try (Patience patience = new Patience(Duration.ofMillis(300));
				ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
			Confirmation longer = new Confirmation(1);
			Future<Boolean> waits = other
				.submit(() -> patience.await(longer, patience.deadline() + Duration.ofHours(1).toNanos()));
			Awaitility.await().until(() -> patience.waiting() == 1);
			assertThat(patience.await(new Confirmation(1), patience.deadline())).isFalse();
			assertThat(waits.isDone()).isFalse();
			longer.expire();
		}
	}

	@Test
	void shouldNotWaitForTheRestOnceARecordFailed() throws Exception {
		Confirmation failed = new Confirmation(3);
		TimeoutException reason = new TimeoutException("not confirmed");
		failed.of(1, this.sends).onCompletion(null, reason);
		assertThat(failed.await()).isTrue();
		assertThat(failed.failure()).isSameAs(reason);
		assertThat(this.sends.isFailing()).isTrue();
	}

	@Test
	void shouldHaveEndedItsThreadOnceClosed() {
		Set<Thread> before = Thread.getAllStackTraces().keySet();
		new Patience(Duration.ofMillis(300)).close();
		assertThat(Thread.getAllStackTraces().keySet()).filteredOn((thread) -> thread.getName().equals("patience"))
			.isSubsetOf(before);
	}

	private static void confirm(Callback callback, long offset) {
		callback.onCompletion(new RecordMetadata(new TopicPartition("t", 0), offset, 0, 0, 0, 0), null);
	}

}
