package io.remanso.simulator.webhooks;

import java.time.Duration;

/**
 * How a gateway posts its events.
 *
 * @param delay from one event of a message to the next, the first after its sending
 * @param duplicateRate the share of events that are posted twice
 * @param reorderRate the share of events that come later than their followers
 * @param attempts how often an event is posted while the receiver answers 5xx or not at
 * all
 */
public record WebhookBehaviour(Duration delay, double duplicateRate, double reorderRate, int attempts) {

	/** In order, once, soon. */
	public static final WebhookBehaviour USUAL = new WebhookBehaviour(Duration.ofMillis(150), 0, 0, 5);

	public WebhookBehaviour withDelay(Duration newDelay) {
		return new WebhookBehaviour(newDelay, this.duplicateRate, this.reorderRate, this.attempts);
	}

	public WebhookBehaviour withDuplicates(double rate) {
		return new WebhookBehaviour(this.delay, rate, this.reorderRate, this.attempts);
	}

	public WebhookBehaviour withReordering(double rate) {
		return new WebhookBehaviour(this.delay, this.duplicateRate, rate, this.attempts);
	}

	public WebhookBehaviour withAttempts(int number) {
		return new WebhookBehaviour(this.delay, this.duplicateRate, this.reorderRate, number);
	}

}
