package io.remanso.standalone.settings;

import java.util.Map;

/**
 * What webhooks prove themselves with, and by what users are named in logs.
 *
 * @param whapiWebhookToken in the header of Whapi's webhooks
 * @param metaAppSecret that Meta's webhooks are signed with
 * @param metaVerifyToken that Meta shows when a webhook is registered
 * @param logKey one for all four workers, so that a user has one name in all their lines
 */
public record Secrets(String whapiWebhookToken, String metaAppSecret, String metaVerifyToken, String logKey) {

	static final String WHAPI_WEBHOOK_TOKEN = "WHAPI_WEBHOOK_TOKEN";

	static final String META_APP_SECRET = "META_APP_SECRET";

	static final String META_VERIFY_TOKEN = "META_VERIFY_TOKEN";

	static final String LOG_KEY = "LOG_KEY";

	/**
	 * As settings of the workers.
	 */
	public Map<String, String> asVariables() {
		return Map.of(WHAPI_WEBHOOK_TOKEN, this.whapiWebhookToken, META_APP_SECRET, this.metaAppSecret,
				META_VERIFY_TOKEN, this.metaVerifyToken, LOG_KEY, this.logKey);
	}

	@Override
	public String toString() {
		return "Secrets";
	}

}
