package io.remanso.benchmarks.buffers;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.remanso.contracts.topic.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;

/**
 * How far a group has come with the inbound topic, by its committed offsets.
 */
final class Group implements AutoCloseable {

	private static final Duration LONGEST = Duration.ofMinutes(20);

	private final Admin admin;

	private final String id;

	Group(String servers, String id) {
		this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers));
		this.id = id;
	}

	/** How many inbound records are committed. */
	long done() {
		return this.admin.listConsumerGroupOffsets(this.id)
			.partitionsToOffsetAndMetadata()
			.toCompletionStage()
			.toCompletableFuture()
			.join()
			.entrySet()
			.stream()
			.filter((offset) -> offset.getKey().topic().equals(Topics.INBOUND.name()) && offset.getValue() != null)
			.mapToLong((offset) -> offset.getValue().offset())
			.sum();
	}

	void awaitDone(long records) {
		Awaitility.await(records + " records of " + this.id)
			.atMost(LONGEST)
			.pollInterval(Duration.ofMillis(50))
			.until(() -> done() >= records);
	}

	/** Records a second from a tenth to nine tenths of {@code records}. */
	double rate(long records) {
		awaitDone(records / 10);
		long first = done();
		long start = System.nanoTime();
		awaitDone(records * 9 / 10);
		return (done() - first) / ((System.nanoTime() - start) / 1e9);
	}

	void createTopic(String name) {
		this.admin.createTopics(List.of(new NewTopic(name, Optional.of(Topics.PARTITIONS), Optional.empty())))
			.all()
			.toCompletionStage()
			.toCompletableFuture()
			.join();
	}

	@Override
	public void close() {
		this.admin.close();
	}

}
