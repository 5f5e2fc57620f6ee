package io.remanso.responder;

import io.remanso.contracts.topic.TopicProvisioner;
import io.remanso.responder.forget.Forgetting;
import io.remanso.responder.intake.PollLoop;
import io.remanso.responder.outcome.OutcomeWriter;
import io.remanso.responder.recovery.SideTopics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts and stops the worker's threads: the poll loop last and first, since the turns
 * that it lets finish write to the end.
 */
final class Responder implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Responder.class);

	private final String bootstrapServers;

	private final WarmUp warmUp;

	private final PollLoop pollLoop;

	private final OutcomeWriter writer;

	private final SideTopics sideTopics;

	private final Forgetting forgetting;

	private volatile boolean running;

	Responder(String bootstrapServers, WarmUp warmUp, PollLoop pollLoop, OutcomeWriter writer, SideTopics sideTopics,
			Forgetting forgetting) {
		this.bootstrapServers = bootstrapServers;
		this.warmUp = warmUp;
		this.pollLoop = pollLoop;
		this.writer = writer;
		this.sideTopics = sideTopics;
		this.forgetting = forgetting;
	}

	@Override
	public void start() {
		TopicProvisioner.provision(this.bootstrapServers);
		warmUp();
		this.writer.start();
		this.forgetting.start();
		this.sideTopics.start();
		this.pollLoop.start();
		this.running = true;
	}

	private void warmUp() {
		try {
			this.warmUp.run();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted during the start", ex);
		}
	}

	@Override
	public void stop() {
		this.running = false;
		try {
			this.pollLoop.stop();
			this.writer.stop();
			this.sideTopics.stop();
			this.forgetting.stop();
			logger.info("stopped");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
