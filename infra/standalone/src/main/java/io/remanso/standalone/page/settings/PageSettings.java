package io.remanso.standalone.page.settings;

import java.net.URI;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the page has to know of the installation that it runs in.
 *
 * @param bootstrapServers of Kafka
 * @param webhook the own one, of Whapi
 * @param webhookToken one or more, comma-separated; the first is used
 * @param writable false where the gateway is real: the answers to what the page wrote
 * would leave for phones that nobody knows
 * @param model who answers, for people
 */
@ConfigurationProperties("remanso.page")
public record PageSettings(String bootstrapServers, URI webhook, String webhookToken, boolean writable, String model) {

	/**
	 * The same as arguments of the worker that serves the page.
	 */
	public static List<String> arguments(URI webhook, boolean writable, String model) {
		return List.of("--remanso.page.bootstrap-servers=${KAFKA_BOOTSTRAP_SERVERS}",
				"--remanso.page.webhook-token=${WHAPI_WEBHOOK_TOKEN}", "--remanso.page.webhook=" + webhook,
				"--remanso.page.writable=" + writable, "--remanso.page.model=" + model);
	}

	/** The token to show at the webhook. */
	public String firstToken() {
		return this.webhookToken.split(",", 2)[0].strip();
	}

	@Override
	public String toString() {
		return "PageSettings[" + this.webhook + "]";
	}

}
