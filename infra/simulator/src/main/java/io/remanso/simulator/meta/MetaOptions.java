package io.remanso.simulator.meta;

import io.remanso.simulator.webhooks.WebhookTarget;
import org.jspecify.annotations.Nullable;

/**
 * How Meta is stood in for.
 *
 * @param token the only valid token, or null to accept any
 * @param phoneNumberId the only number there is, or null to accept any
 * @param webhook where statuses of sent messages are posted, or null for nowhere
 * @param pairRate whether the rate to one user is limited as Meta does it: 45 at once,
 * then one in 6 s
 * @param perSecond the messages a second that the number may send, or 0 for any
 */
public record MetaOptions(@Nullable String token, @Nullable String phoneNumberId, @Nullable WebhookTarget webhook,
		boolean pairRate, int perSecond) {

	/** Any token and number, no webhook, no limits. */
	public static final MetaOptions USUAL = new MetaOptions(null, null, null, false, 0);

	public MetaOptions withLimits(boolean newPairRate, int newPerSecond) {
		return new MetaOptions(this.token, this.phoneNumberId, this.webhook, newPairRate, newPerSecond);
	}

	@Override
	public String toString() {
		return "MetaOptions[" + this.phoneNumberId + ", " + this.webhook + "]";
	}

}
