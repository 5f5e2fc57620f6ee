package io.remanso.ingest.publish;

import java.util.Collection;
import java.util.Iterator;
import java.util.concurrent.Future;

import io.remanso.contracts.inbound.Alias;
import io.remanso.ingest.identity.UserIds;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

import org.springframework.kafka.core.ProducerFactory;

/**
 * Has a body's records kept: what its keys rest on, and once that is confirmed all the
 * rest, and returns when the broker has confirmed every one. One producer serves all
 * threads, so records of many requests share its batches.
 */
public final class Publisher {

	private final ProducerFactory<byte[], byte[]> producers;

	private final SendLog sends;

	private final Gate gate;

	private final UserIds userIds;

	private final Patience patience;

	Publisher(ProducerFactory<byte[], byte[]> producers, SendLog sends, Gate gate, UserIds userIds, Patience patience) {
		this.producers = producers;
		this.sends = sends;
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
		long deadline = this.patience.deadline();
		if (!batch.links().isEmpty()) {
			learn(batch.links().keySet(), keep(batch.links().values(), deadline));
		}
		learn(batch.users().keySet(), keep(batch.afterLinks(), deadline));
	}

	private void learn(Collection<Alias> aliases, Confirmation kept) {
		int record = 0;
		for (Alias alias : aliases) {
			this.userIds.kept(alias, kept.offset(record++));
		}
	}

	private Confirmation keep(Collection<Outgoing> records, long deadline) throws NotKeptException {
		Confirmation confirmation = new Confirmation(records.size());
		send(records, confirmation);
		try {
			if (!this.patience.await(confirmation, deadline)) {
				throw new NotKeptException("Kafka did not confirm in " + this.patience.limit().toMillis() + " ms");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new NotKeptException("interrupted while Kafka had not confirmed yet");
		}
		Exception failure = confirmation.failure();
		if (failure != null) {
			throw notTaken(failure);
		}
		return confirmation;
	}

	// Each send may block until metadata or buffer space is there, and where that takes
	// too long it doesn't throw, but says so by the callback: the first that fails is the
	// last that is tried, or a body of a hundred records would wait a hundred times. The
	// factory hands out the one producer, and another one after an error that a producer
	// doesn't recover from.
	private void send(Collection<Outgoing> records, Confirmation confirmation) throws NotKeptException {
		try (Producer<byte[], byte[]> producer = this.producers.createProducer()) {
			Iterator<Outgoing> rest = records.iterator();
			for (int record = 0; rest.hasNext() && confirmation.failure() == null; record++) {
				Future<RecordMetadata> ignored = producer.send(rest.next().record(),
						confirmation.of(record, this.sends));
			}
		}
		catch (KafkaException ex) {
			this.sends.failed();
			throw notTaken(ex);
		}
	}

	private static NotKeptException notTaken(Throwable ex) {
		Throwable cause = ex;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		return new NotKeptException("Kafka did not take a record: " + cause.getClass().getSimpleName());
	}

}
