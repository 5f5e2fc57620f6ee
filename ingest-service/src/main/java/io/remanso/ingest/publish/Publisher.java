package io.remanso.ingest.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import io.remanso.contracts.inbound.Alias;
import io.remanso.ingest.identity.UserIds;
import org.apache.kafka.common.KafkaException;

import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

/**
 * Has a body's records kept: what its keys rest on, and once that is confirmed all the
 * rest, and returns when the broker has confirmed every one. One producer serves all
 * threads, so records of many requests share its batches.
 */
public final class Publisher {

	private final KafkaTemplate<byte[], byte[]> kafka;

	private final Gate gate;

	private final UserIds userIds;

	private final Duration patience;

	Publisher(KafkaTemplate<byte[], byte[]> kafka, Gate gate, UserIds userIds, Duration patience) {
		this.kafka = kafka;
		this.gate = gate;
		this.userIds = userIds;
		this.patience = patience;
	}

	/**
	 * Make sure that the work on a body can begin.
	 * @throws NotKeptException where it can't
	 */
	public void requireOpen() throws NotKeptException {
		if (!this.gate.isOpen()) {
			throw new NotKeptException("Kafka has not been reached yet");
		}
	}

	/**
	 * Have records kept by the broker and all its in-sync replicas.
	 * @throws NotKeptException where not all of them are known to be
	 */
	public void publish(Batch batch) throws NotKeptException {
		long deadline = System.nanoTime() + this.patience.toNanos();
		if (!batch.links().isEmpty()) {
			learn(batch.links().keySet(), await(send(batch.links().values().stream()), deadline));
		}
		List<SendResult<byte[], byte[]>> kept = await(
				send(Stream.concat(batch.users().values().stream(), batch.events().stream())), deadline);
		learn(batch.users().keySet(), kept);
	}

	private void learn(Collection<Alias> aliases, List<SendResult<byte[], byte[]>> kept) {
		Iterator<SendResult<byte[], byte[]>> results = kept.iterator();
		aliases.forEach((alias) -> this.userIds.kept(alias, results.next().getRecordMetadata().offset()));
	}

	// Each send may block until metadata or buffer space is there: the first that fails
	// is
	// the last that is tried.
	private List<CompletableFuture<SendResult<byte[], byte[]>>> send(Stream<Outgoing> records) throws NotKeptException {
		List<CompletableFuture<SendResult<byte[], byte[]>>> sent = new ArrayList<>();
		try {
			records.forEachOrdered((outgoing) -> sent.add(this.kafka.send(outgoing.record())));
		}
		catch (KafkaException | org.springframework.kafka.KafkaException ex) {
			throw notTaken(ex);
		}
		return sent;
	}

	private <T> List<T> await(List<CompletableFuture<T>> sent, long deadline) throws NotKeptException {
		List<T> results = new ArrayList<>(sent.size());
		try {
			for (CompletableFuture<T> future : sent) {
				results.add(future.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
			}
		}
		catch (ExecutionException ex) {
			throw notTaken(ex);
		}
		catch (TimeoutException ex) {
			throw new NotKeptException("Kafka did not confirm in " + this.patience.toMillis() + " ms");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new NotKeptException("interrupted while Kafka had not confirmed yet");
		}
		return results;
	}

	private static NotKeptException notTaken(Throwable ex) {
		Throwable cause = ex;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		return new NotKeptException("Kafka did not take a record: " + cause.getClass().getSimpleName());
	}

}
