package io.remanso.standalone.settings;

import java.util.Map;

/**
 * What webhooks prove themselves with.
 *
 * @param whapiWebhookToken in the header of Whapi's webhooks
 * @param metaAppSecret that Meta's webhooks are signed with
 * @param metaVerifyToken that Meta shows when a webhook is registered
 */
public record Secrets(String whapiWebhookToken, String metaAppSecret, String metaVerifyToken) {

	static final String WHAPI_WEBHOOK_TOKEN = "WHAPI_WEBHOOK_TOKEN";

	static final String META_APP_SECRET = "META_APP_SECRET";

	static final String META_VERIFY_TOKEN = "META_VERIFY_TOKEN";

	/**
	 * As settings of the workers.
	 */
	public Map<String, String> asVariables() {
		return Map.of(WHAPI_WEBHOOK_TOKEN, this.whapiWebhookToken, META_APP_SECRET, this.metaAppSecret,
				META_VERIFY_TOKEN, this.metaVerifyToken);
	}

	@Override
	public String toString() {
		return "Secrets";
	}

}
