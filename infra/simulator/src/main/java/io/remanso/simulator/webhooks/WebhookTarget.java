package io.remanso.simulator.webhooks;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

import io.remanso.simulator.payloads.MetaSignature;
import org.jspecify.annotations.Nullable;

/**
 * Where a gateway posts its events.
 *
 * @param headers sent with each post
 * @param secret what the body is signed with (Meta), or null
 */
public record WebhookTarget(URI url, Map<String, String> headers, @Nullable String secret) {

	/** Whapi has no signature: a header of our own choice holds a shared secret. */
	public static WebhookTarget whapi(URI url, String token) {
		return new WebhookTarget(url, Map.of("X-Webhook-Token", token), null);
	}

	/** Meta signs the bytes of the body with the secret of the app. */
	public static WebhookTarget meta(URI url, String appSecret) {
		return new WebhookTarget(url, Map.of(), appSecret);
	}

	Map<String, String> headersFor(byte[] body) {
		if (this.secret == null) {
			return this.headers;
		}
		Map<String, String> signed = new HashMap<>(this.headers);
		signed.put(MetaSignature.HEADER, MetaSignature.sign(this.secret, body));
		return signed;
	}

	@Override
	public String toString() {
		return "WebhookTarget[" + this.url + "]";
	}

}
