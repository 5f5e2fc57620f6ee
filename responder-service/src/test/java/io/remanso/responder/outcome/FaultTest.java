package io.remanso.responder.outcome;

import java.util.Set;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class FaultTest {

	@ParameterizedTest
	@MethodSource
	void shouldTellWhoseFaultItIs(Throwable error, Fault fault) {
		assertThat(Fault.of(error)).isEqualTo(fault);
	}

	static Stream<Arguments> shouldTellWhoseFaultItIs() {
		return Stream.of(Arguments.of(new RecordTooLargeException("2 MB"), Fault.UNWRITABLE),
				Arguments.of(new InvalidRecordException("no key"), Fault.UNWRITABLE),
				Arguments.of(new TopicAuthorizationException(Set.of("whatsapp.dlq")), Fault.DENIED),
				Arguments.of(new GroupAuthorizationException("group"), Fault.DENIED_ALL),
				Arguments.of(new TransactionalIdAuthorizationException("id"), Fault.DENIED_ALL),
				Arguments.of(new ProducerFencedException("fenced"), Fault.PRODUCER),
				Arguments.of(new InvalidProducerEpochException("old epoch"), Fault.PRODUCER),
				Arguments.of(new InvalidPidMappingException("expired"), Fault.PRODUCER),
				Arguments.of(new CommitFailedException("a new generation"), Fault.STALE_GENERATION),
				Arguments.of(new TimeoutException("no broker"), Fault.PASSING),
				Arguments.of(new TransactionAbortableException("retries", new NotEnoughReplicasException("one")),
						Fault.PASSING),
				Arguments.of(new IllegalStateException("no transaction"), Fault.PASSING));
	}

	@Test
	void shouldSeeTheFirstErrorBehindThoseOfTheCallsAfterIt() {
		assertThat(Fault.of(new NotSentException("whatsapp.outcomes",
				new KafkaException("we are in an error state", new RecordTooLargeException("2 MB")))))
			.isEqualTo(Fault.UNWRITABLE);
	}

	@Test
	void shouldSeeThatATopicIsMissingBehindAWaitForIt() {
		assertThat(Fault.of(new TimeoutException("not present in metadata", new UnknownTopicOrPartitionException())))
			.isEqualTo(Fault.DENIED);
	}

}
