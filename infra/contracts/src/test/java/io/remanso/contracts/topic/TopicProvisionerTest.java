package io.remanso.contracts.topic;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Answers of a broker that has just created topics.
 */
class TopicProvisionerTest {

	@Test
	void shouldAskAgainWhileTheBrokerDoesNotKnowATopicYet() throws Exception {
		Queue<KafkaFuture<String>> answers = new ArrayDeque<>(List.of(failed(new UnknownTopicOrPartitionException()),
				failed(new UnknownTopicOrPartitionException()), KafkaFuture.completedFuture("known")));
		String answer = TopicProvisioner.known(answers::remove);
		assertThat(answer).isEqualTo("known");
	}

	@Test
	void shouldNotAskAgainAfterAnyOtherFailure() {
		Queue<KafkaFuture<String>> answers = new ArrayDeque<>(
				List.of(failed(new TopicAuthorizationException("closed to us")), KafkaFuture.completedFuture("open")));
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> TopicProvisioner.known(answers::remove));
		assertThat(answers).hasSize(1);
	}

	private static KafkaFuture<String> failed(RuntimeException reason) {
		KafkaFutureImpl<String> future = new KafkaFutureImpl<>();
		future.completeExceptionally(reason);
		return future;
	}

}
