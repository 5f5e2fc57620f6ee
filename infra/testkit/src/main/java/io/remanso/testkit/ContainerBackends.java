package io.remanso.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startable;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * Broker and database in containers, of the same versions as the embedded ones.
 */
final class ContainerBackends implements BackendProvider {

	private static final String KAFKA_IMAGE = "apache/kafka:4.3.1";

	private static final String POSTGRES_IMAGE = "postgres:18.4";

	private final Deque<Startable> started = new ArrayDeque<>();

	private ContainerBackends() {
	}

	static ContainerBackends connect() {
		return connect(() -> DockerClientFactory.instance().isDockerAvailable());
	}

	/**
	 * Never falls back to the embedded ones: who asks for containers wants to know that
	 * they were used.
	 */
	static ContainerBackends connect(BooleanSupplier docker) {
		if (!docker.getAsBoolean()) {
			throw new IllegalStateException(Backends.PROPERTY
					+ "=testcontainers, but no Docker answers: start it, or use " + Backends.PROPERTY + "=embedded");
		}
		return new ContainerBackends();
	}

	@Override
	public synchronized TestKafka startKafka() {
		KafkaContainer kafka = new KafkaContainer(KAFKA_IMAGE).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
			.withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
		start(kafka);
		return new TestKafka(kafka.getBootstrapServers(), kafka::stop);
	}

	@Override
	public synchronized DatabaseServer startDatabaseServer() {
		PostgreSQLContainer postgres = new PostgreSQLContainer(POSTGRES_IMAGE);
		start(postgres);
		String server = "jdbc:postgresql://" + postgres.getHost() + ":"
				+ postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT) + "/";
		String login = "?user=" + postgres.getUsername() + "&password=" + postgres.getPassword();
		return new DatabaseServer((name) -> server + name + login, postgres.getDatabaseName());
	}

	private void start(Startable container) {
		this.started.push(container);
		container.start();
	}

	@Override
	public synchronized void close() {
		this.started.forEach(Startable::stop);
	}

	@Override
	public String toString() {
		return "container backends";
	}

}
