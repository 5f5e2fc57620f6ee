package io.remanso.responder.outcome;

import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.ApplicationRecoverableException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Whose fault it is that a transaction failed before its commit. Kafka tells much of it
 * only as a cause: each call after the first error throws another around that, and an
 * error that its own retries did not get over comes as an abortable one.
 */
enum Fault {

	/** Nobody's: the group has moved on. */
	STALE_GENERATION,

	/** The producer's: it can do nothing more, and another has to take its place. */
	PRODUCER,

	/** A record's: no broker will ever take it as it is. */
	UNWRITABLE,

	/** A topic's: it takes nothing before somebody has set something right there. */
	DENIED,

	/** All that we write is refused before somebody has given us the right. */
	DENIED_ALL,

	/** Nobody's: it passes. */
	PASSING;

	static Fault of(Throwable error) {
		for (@Nullable
		Throwable cause = error; cause != null; cause = cause.getCause()) {
			Fault fault = ofCause(cause);
			if (fault != PASSING) {
				return fault;
			}
		}
		return PASSING;
	}

	private static Fault ofCause(Throwable cause) {
		return switch (cause) {
			case CommitFailedException _ -> STALE_GENERATION;
			case ApplicationRecoverableException _ -> PRODUCER;
			case RecordTooLargeException _, RecordBatchTooLargeException _, InvalidRecordException _ -> UNWRITABLE;
			// A clock can be set right, ours or the broker's; then the record passes.
			case TopicAuthorizationException _, InvalidTopicException _, UnknownTopicOrPartitionException _,
					InvalidTimestampException _ ->
				DENIED;
			case AuthorizationException _, AuthenticationException _ -> DENIED_ALL;
			default -> PASSING;
		};
	}

}
