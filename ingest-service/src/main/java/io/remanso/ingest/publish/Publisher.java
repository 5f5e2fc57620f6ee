package io.remanso.ingest.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.common.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

/**
 * Has records kept: sends them all, then waits until the broker has confirmed every one.
 * One producer serves all threads, so records of many requests share its batches.
 */
public final class Publisher {

	private final KafkaTemplate<byte[], byte[]> kafka;

	private final TopicGate topics;

	private final Duration patience;

	public Publisher(KafkaTemplate<byte[], byte[]> kafka, TopicGate topics, Duration patience) {
		this.kafka = kafka;
		this.topics = topics;
		this.patience = patience;
	}

	/**
	 * Have records kept by the broker and all its in-sync replicas.
	 * @throws NotKeptException where not all of them are known to be
	 */
	public void publish(List<Outgoing> records) throws NotKeptException {
		if (!this.topics.isOpen()) {
			throw new NotKeptException("Kafka has not been reached yet");
		}
		List<CompletableFuture<SendResult<byte[], byte[]>>> sent = new ArrayList<>(records.size());
		try {
			// Each send may block until metadata or buffer space is there: the first that
			// fails is the last that is tried.
			for (Outgoing outgoing : records) {
				sent.add(this.kafka.send(outgoing.record()));
			}
			CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new))
				.get(this.patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException | KafkaException | org.springframework.kafka.KafkaException ex) {
			throw new NotKeptException("Kafka did not take a record: " + cause(ex));
		}
		catch (TimeoutException ex) {
			throw new NotKeptException("Kafka did not confirm in " + this.patience.toMillis() + " ms");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new NotKeptException("interrupted while Kafka had not confirmed yet");
		}
	}

	private static String cause(Throwable ex) {
		Throwable cause = ex;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		return cause.getClass().getSimpleName();
	}

}
