package io.remanso.ingest.publish;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Ready while webhooks can be kept: the topics are there and all aliases are read, the
 * cluster answers, and the newest send did not just fail.
 */
public final class KafkaHealth implements HealthIndicator, AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private final Gate gate;

	private final SendLog sends;

	private final Admin admin;

	KafkaHealth(Gate gate, SendLog sends, String bootstrapServers) {
		this.gate = gate;
		this.sends = sends;
		this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
				AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis(),
				AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis()));
	}

	@Override
	public Health health() {
		if (!this.gate.isOpen()) {
			return Health.down().withDetail("reason", this.gate.closedBecause()).build();
		}
		if (this.sends.isFailing()) {
			return Health.down().withDetail("reason", "the newest send failed").build();
		}
		return answers() ? Health.up().build() : Health.down().withDetail("reason", "no broker answers").build();
	}

	@Override
	public void close() {
		this.admin.close(Duration.ZERO);
	}

	private boolean answers() {
		try {
			this.admin.describeCluster().clusterId().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
			return true;
		}
		catch (ExecutionException | TimeoutException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
