package io.remanso.responder;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.remanso.contracts.turn.Outcome;
import io.remanso.responder.outcome.OutcomeRecords;
import io.remanso.responder.partition.Work;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A commit whose answer is lost, once, and which was done or not.
 */
class LostCommitTest {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final AtomicBoolean lost = new AtomicBoolean();

	private volatile boolean done;

	@RegisterExtension
	private final GroupOfOne group = new GroupOfOne((real) -> losing(real.get()));

	private final Kafka kafka = this.group.kafka();

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void shouldWriteAnOutcomeOnce(boolean committed) {
		this.done = committed;
		this.group.start();
		Work work = this.group.work("573000000720");
		assertThat(this.group.finish(work, List.of(GroupOfOne.recorded(work, "hola")), List.of()))
			.succeedsWithin(PATIENCE);
		assertThat(this.lost).isTrue();
		assertThat(this.kafka.outcomesOf(GroupOfOne.turnId(work))).singleElement().isInstanceOf(Outcome.Recorded.class);
		assertThat(this.group.tenure().unfinished()).isZero();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void shouldWriteTheRowOfAPoisonRecordOnceThoughItHasNoOutcome(boolean committed) {
		this.done = committed;
		this.group.start();
		Work poison = this.group.work("57300000072" + (committed ? 1 : 2));
		assertThat(this.group.finish(poison, List.of(), List.of(OutcomeRecords.deadLetter(poison.record(), "poison"))))
			.succeedsWithin(PATIENCE);
		assertThat(this.lost).isTrue();
		assertThat(this.kafka.deadLettersOf(poison)).hasSize(1);
		assertThat(this.group.tenure().unfinished()).isZero();
	}

	private Producer<byte[], byte[]> losing(Producer<byte[], byte[]> real) {
		return GroupOfOne.intercepted(real, (method, _, call) -> {
			boolean loses = method.equals("commitTransaction") && this.lost.compareAndSet(false, true);
			if (!loses || this.done) {
				Object result = call.call();
				if (!loses) {
					return result;
				}
			}
			throw new KafkaException("the answer is lost");
		});
	}

}
