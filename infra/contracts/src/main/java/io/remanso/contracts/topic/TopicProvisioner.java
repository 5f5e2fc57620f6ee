package io.remanso.contracts.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates what is missing of the topics, and refuses to work with a topic whose number of
 * partitions is not ours. Every worker calls it before it starts, so that the order in
 * which workers start does not matter; where all topics are there, it only looks.
 */
public final class TopicProvisioner {

	private static final Logger logger = LoggerFactory.getLogger(TopicProvisioner.class);

	// Kafka takes the broker's default replication for -1.
	private static final short BROKER_DEFAULT = -1;

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final Duration ASK_AGAIN = Duration.ofMillis(50);

	private TopicProvisioner() {
	}

	/**
	 * Make sure that all topics are there.
	 * @param bootstrapServers of the cluster
	 * @throws KafkaUnreachableException where no broker answers in 20 s, or the address
	 * is none
	 * @throws OtherPartitionsException where a topic has another number of partitions
	 */
	public static void provision(String bootstrapServers) {
		Map<String, Cleanup> wanted = new HashMap<>();
		Topics.all().forEach((topic) -> wanted.put(topic.name(), topic.cleanup()));
		wanted.put(Topics.DLQ, Topics.DLQ_CLEANUP);
		Map<String, Object> config = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
				AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis(),
				AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.dividedBy(2).toMillis());
		try (Admin admin = Admin.create(config)) {
			create(admin, wanted);
			check(admin, wanted.keySet());
		}
		catch (ExecutionException | TimeoutException | KafkaException ex) {
			throw new KafkaUnreachableException(bootstrapServers, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted while creating topics", ex);
		}
	}

	private static void create(Admin admin, Map<String, Cleanup> wanted)
			throws ExecutionException, InterruptedException, TimeoutException {
		Set<String> there = await(admin.listTopics().names());
		List<NewTopic> missing = wanted.entrySet()
			.stream()
			.filter((topic) -> !there.contains(topic.getKey()))
			.map((topic) -> new NewTopic(topic.getKey(), Topics.PARTITIONS, BROKER_DEFAULT)
				.configs(topic.getValue().config()))
			.toList();
		for (var creation : admin.createTopics(missing).values().entrySet()) {
			try {
				await(creation.getValue());
				logger.info("created topic {} with {} partitions", creation.getKey(), Topics.PARTITIONS);
			}
			catch (ExecutionException ex) {
				if (!(ex.getCause() instanceof TopicExistsException)) {
					throw ex;
				}
			}
		}
	}

	private static void check(Admin admin, Set<String> names)
			throws ExecutionException, InterruptedException, TimeoutException {
		for (TopicDescription topic : known(() -> admin.describeTopics(names).allTopicNames()).values()) {
			if (topic.partitions().size() != Topics.PARTITIONS) {
				throw new OtherPartitionsException(topic.name(), topic.partitions().size());
			}
		}
	}

	/**
	 * Ask until the broker knows what is asked of: for a moment it does not know a topic
	 * that it has just created, and another worker may have it created now.
	 */
	static <T> T known(Supplier<KafkaFuture<T>> question)
			throws ExecutionException, InterruptedException, TimeoutException {
		long begun = System.nanoTime();
		while (true) {
			try {
				return await(question.get());
			}
			catch (ExecutionException ex) {
				if (!(ex.getCause() instanceof UnknownTopicOrPartitionException)
						|| System.nanoTime() - begun > PATIENCE.toNanos()) {
					throw ex;
				}
				boolean ignored = new CountDownLatch(1).await(ASK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
			}
		}
	}

	private static <T> T await(KafkaFuture<T> future)
			throws ExecutionException, InterruptedException, TimeoutException {
		return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
	}

}
