package io.remanso.ingest.settings;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * What can be set; {@code ingest-service.yml} maps it to the environment. Secrets may be
 * two, separated by a comma, while they are being changed. A gateway without its secrets
 * is off; both off is refused.
 *
 * @param bootstrapServers the Kafka cluster
 * @param whapi Whapi's secret
 * @param meta Meta's secrets
 * @param largestBody what a gateway may send at once
 * @param slowestBody how long it may take to send it
 * @param room the memory of all bodies in flight together
 * @param patience how long Kafka may take to confirm a body
 */
@ConfigurationProperties("remanso.ingest")
public record IngestSettings(String bootstrapServers, Whapi whapi, Meta meta, DataSize largestBody,
		Duration slowestBody, DataSize room, Duration patience) {

	public IngestSettings {
		if (isSet(meta.appSecret()) != isSet(meta.verifyToken())) {
			throw new SettingsException("%s is not set: Meta needs META_APP_SECRET and META_VERIFY_TOKEN, or neither"
				.formatted(isSet(meta.appSecret()) ? "META_VERIFY_TOKEN" : "META_APP_SECRET"));
		}
		if (!isSet(whapi.token()) && !isSet(meta.appSecret())) {
			throw new SettingsException(
					"no gateway is set up: set WHAPI_WEBHOOK_TOKEN, or META_APP_SECRET and META_VERIFY_TOKEN, or all");
		}
	}

	private static boolean isSet(String secrets) {
		return !SecretSetting.values(secrets).isEmpty();
	}

	/** Whapi's side. */
	public record Whapi(String token) {
	}

	/** Meta's side. */
	public record Meta(String verifyToken, String appSecret) {
	}

}
