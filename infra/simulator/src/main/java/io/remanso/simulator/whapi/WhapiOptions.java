package io.remanso.simulator.whapi;

import io.remanso.simulator.webhooks.WebhookTarget;
import org.jspecify.annotations.Nullable;

/**
 * How Whapi is stood in for.
 *
 * @param token the only valid token, or null to accept any
 * @param webhook where echoes and statuses of sent messages are posted, or null for
 * nowhere
 */
public record WhapiOptions(@Nullable String token, @Nullable WebhookTarget webhook) {

	/** Any token, no webhook. */
	public static final WhapiOptions USUAL = new WhapiOptions(null, null);

	@Override
	public String toString() {
		return "WhapiOptions[" + this.webhook + "]";
	}

}
