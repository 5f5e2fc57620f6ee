package io.remanso.ingest.settings;

import java.time.Duration;
import java.util.List;

import io.remanso.launch.SecretSetting;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
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
		if (meta.appSecret().isEmpty() != meta.verifyToken().isEmpty()) {
			throw new SettingsException("%s is not set: Meta needs META_APP_SECRET and META_VERIFY_TOKEN, or neither"
				.formatted(meta.verifyToken().isEmpty() ? "META_VERIFY_TOKEN" : "META_APP_SECRET"));
		}
		if (whapi.token().isEmpty() && meta.appSecret().isEmpty()) {
			throw new SettingsException(
					"no gateway is set up: set WHAPI_WEBHOOK_TOKEN, or META_APP_SECRET and META_VERIFY_TOKEN, or all");
		}
	}

	/** Whapi's side: one token, or several. */
	public record Whapi(List<String> token) {

		/** As it is set. */
		@ConstructorBinding
		public Whapi(String token) {
			this(SecretSetting.values("WHAPI_WEBHOOK_TOKEN", token));
		}

		public Whapi {
			token = List.copyOf(token);
		}

		@Override
		public String toString() {
			return "Whapi";
		}

	}

	/** Meta's side: one of each, or several. */
	public record Meta(List<String> verifyToken, List<String> appSecret) {

		/** As they are set. */
		@ConstructorBinding
		public Meta(String verifyToken, String appSecret) {
			this(SecretSetting.values("META_VERIFY_TOKEN", verifyToken),
					SecretSetting.values("META_APP_SECRET", appSecret));
		}

		public Meta {
			verifyToken = List.copyOf(verifyToken);
			appSecret = List.copyOf(appSecret);
		}

		@Override
		public String toString() {
			return "Meta";
		}

	}

}
