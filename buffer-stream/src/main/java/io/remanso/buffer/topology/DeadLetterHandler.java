package io.remanso.buffer.topology;

import java.util.List;
import java.util.Map;

import io.remanso.contracts.topic.DeadLetter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A record that cannot be read or worked on goes to the DLQ as it was, with its place,
 * and the stream goes on. What the record is not to blame for (stores, broker) still
 * stops the thread.
 */
public final class DeadLetterHandler implements DeserializationExceptionHandler, ProcessingExceptionHandler {

	/** The Streams setting that holds the {@code Meters}. */
	public static final String METERS = "remanso.meters";

	private static final Logger logger = LoggerFactory.getLogger(DeadLetterHandler.class);

	private @Nullable Meters meters;

	@Override
	public void configure(Map<String, ?> configs) {
		this.meters = (configs.get(METERS) instanceof Meters given) ? given : null;
	}

	@Override
	public DeserializationExceptionHandler.Response handleError(ErrorHandlerContext context,
			ConsumerRecord<byte[], byte[]> record, Exception exception) {
		ProducerRecord<byte[], byte[]> letter = letter(record.topic(), record.partition(), record.offset(), exception)
			.record(record.key(), record.value(), record.headers());
		return DeserializationExceptionHandler.Response.resume(List.of(letter));
	}

	@Override
	public ProcessingExceptionHandler.Response handleError(ErrorHandlerContext context, Record<?, ?> record,
			Exception exception) {
		if (isOurs(exception) || context.topic() == null) {
			return ProcessingExceptionHandler.Response.fail();
		}
		ProducerRecord<byte[], byte[]> letter = letter(context.topic(), context.partition(), context.offset(),
				exception)
			.record(context.sourceRawKey(), context.sourceRawValue(),
					(context.headers() != null) ? context.headers() : new RecordHeaders());
		return ProcessingExceptionHandler.Response.resume(List.of(letter));
	}

	private DeadLetter letter(String topic, int partition, long offset, Exception exception) {
		logger.error("record {}-{}@{} goes to the DLQ: {}", topic, partition, offset, reason(exception));
		if (this.meters != null) {
			this.meters.deadLetter(topic);
		}
		return new DeadLetter(topic, partition, offset, Outputs.WORKER, reason(exception));
	}

	private static boolean isOurs(Exception exception) {
		return exception instanceof KafkaException && !(exception instanceof SerializationException);
	}

	// Messages of foreign exceptions may quote the record; those of our serde do not.
	private static String reason(Exception exception) {
		return (exception instanceof SerializationException) ? String.valueOf(exception.getMessage())
				: exception.getClass().getSimpleName();
	}

}
