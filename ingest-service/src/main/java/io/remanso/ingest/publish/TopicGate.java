package io.remanso.ingest.publish;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.remanso.contracts.topic.KafkaUnreachableException;
import io.remanso.contracts.topic.OtherPartitionsException;
import io.remanso.contracts.wire.Unquoted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Opens once the topics are known to be there. Until then nothing is sent, for a send
 * would have the broker create a topic of its own making. The service starts without
 * Kafka and keeps trying on a thread of its own.
 */
public final class TopicGate implements Gate, SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(TopicGate.class);

	private static final Duration PAUSE = Duration.ofSeconds(1);

	private final Consumer<String> provisioner;

	private final String bootstrapServers;

	private volatile boolean open;

	private final CountDownLatch opened = new CountDownLatch(1);

	private final CountDownLatch stopped = new CountDownLatch(1);

	private volatile boolean running;

	private volatile String closedBecause = "the topics have not been looked at yet";

	/**
	 * A closed gate.
	 * @param provisioner makes sure that all topics of a cluster are there, or throws
	 * @param bootstrapServers the cluster
	 */
	public TopicGate(Consumer<String> provisioner, String bootstrapServers) {
		this.provisioner = provisioner;
		this.bootstrapServers = bootstrapServers;
	}

	@Override
	public boolean isOpen() {
		return this.open;
	}

	@Override
	public String closedBecause() {
		return this.closedBecause;
	}

	/** Wait until it is. */
	void awaitOpen() throws InterruptedException {
		this.opened.await();
	}

	@Override
	public void start() {
		this.running = true;
		Thread.ofVirtual().name("topic-gate").start(this::tryUntilOpen);
	}

	@Override
	public void stop() {
		this.running = false;
		this.stopped.countDown();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	// Before the web server, whose phase is near the end.
	@Override
	public int getPhase() {
		return 0;
	}

	private void tryUntilOpen() {
		while (this.running && !this.open) {
			try {
				this.provisioner.accept(this.bootstrapServers);
				this.open = true;
				this.opened.countDown();
				logger.info("all topics are there");
			}
			catch (KafkaUnreachableException ex) {
				this.closedBecause = String.valueOf(ex.getMessage());
				logger.warn("{}; answering 503 until then", this.closedBecause);
				pause();
			}
			catch (RuntimeException ex) {
				this.closedBecause = (ex instanceof OtherPartitionsException) ? String.valueOf(ex.getMessage())
						: Unquoted.line(ex);
				logger.error("can't work with the topics, answering 503: {}", this.closedBecause);
				pause();
			}
		}
	}

	private void pause() {
		try {
			this.stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			this.running = false;
		}
	}

}
