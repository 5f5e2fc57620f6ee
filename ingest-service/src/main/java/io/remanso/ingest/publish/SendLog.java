package io.remanso.ingest.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.ProducerListener;

/**
 * Remembers how the newest send ended. It also takes the place of Spring Kafka's own
 * listener, which logs the key and the payload of what could not be sent: a person's
 * number and words. Called by the producer's thread.
 */
public final class SendLog implements ProducerListener<Object, Object> {

	// Where nothing is sent after a failure, because traffic is kept away, the failure
	// must not hold for ever.
	private static final Duration MEMORY = Duration.ofSeconds(10);

	private final InstantSource clock;

	private final AtomicReference<@Nullable Instant> failedAt = new AtomicReference<>();

	public SendLog(InstantSource clock) {
		this.clock = clock;
	}

	@Override
	public void onSuccess(ProducerRecord<Object, Object> record, RecordMetadata metadata) {
		if (this.failedAt.get() != null) {
			this.failedAt.set(null);
		}
	}

	@Override
	public void onError(ProducerRecord<Object, Object> record, @Nullable RecordMetadata metadata,
			@Nullable Exception exception) {
		this.failedAt.set(this.clock.instant());
	}

	/** Whether the newest send failed, and not long ago. */
	public boolean isFailing() {
		Instant failure = this.failedAt.get();
		return failure != null && Duration.between(failure, this.clock.instant()).compareTo(MEMORY) < 0;
	}

}
