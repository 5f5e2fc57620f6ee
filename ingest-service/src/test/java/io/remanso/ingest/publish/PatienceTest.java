package io.remanso.ingest.publish;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
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
			patience.watch(silent, patience.deadline());
			assertThat(silent.await()).isFalse();
		}
	}

	@Test
	void shouldLeaveAloneWhatIsConfirmed() throws Exception {
		try (Patience patience = new Patience(Duration.ofMillis(300))) {
			Confirmation kept = new Confirmation(1);
			patience.watch(kept, patience.deadline());
			confirm(kept.of(0, this.sends), 7);
			Confirmation silent = new Confirmation(1);
			patience.watch(silent, patience.deadline());
			assertThat(silent.await()).isFalse();
			assertThat(kept.await()).isTrue();
			assertThat(kept.offset(0)).isEqualTo(7);
		}
	}

	@Test
	void shouldEndAWaitInTimeBehindOneThatMayLastLonger() throws Exception {
		try (Patience patience = new Patience(Duration.ofMillis(300))) {
			patience.watch(new Confirmation(1), patience.deadline() + Duration.ofHours(1).toNanos());
			Confirmation silent = new Confirmation(1);
			patience.watch(silent, patience.deadline());
			assertThat(silent.await()).isFalse();
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
