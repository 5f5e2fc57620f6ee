package io.remanso.standalone.services;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.remanso.simulator.Simulator;
import io.remanso.simulator.SimulatorOptions;
import io.remanso.simulator.faults.FaultProfile;
import io.remanso.simulator.faults.Latency;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.meta.MetaOptions;
import io.remanso.simulator.webhooks.WebhookTarget;
import io.remanso.simulator.whapi.WhapiOptions;
import io.remanso.standalone.lifecycle.StopSequence;
import io.remanso.standalone.settings.Counterparts;
import io.remanso.standalone.settings.Secrets;
import io.remanso.standalone.settings.Settings;

/**
 * Starts the simulator for what is not configured, and points the workers at it.
 */
public final class Simulation {

	// Any will do, but it must stay: it is the business number that the users have
	// written to.
	private static final String PHONE_NUMBER_ID = "106540352242922";

	private static final String KEY = "simulated";

	// People who watch see it think; nobody waits for it otherwise.
	private static final Latency AS_A_MODEL = Latency.logNormal(Duration.ofMillis(1_500), Duration.ofSeconds(3));

	private Simulation() {
	}

	/**
	 * Starts it where it is needed.
	 * @param secrets the webhooks' secrets: the simulator reports what happened to sent
	 * messages
	 * @return the settings that the workers get instead of the environment's
	 */
	public static Map<String, String> start(Settings settings, Secrets secrets, StopSequence stops) {
		Map<String, String> overrides = new HashMap<>();
		Counterparts counterparts = settings.counterparts();
		if (!counterparts.anySimulated()) {
			return overrides;
		}
		URI webhooks = settings.ownWebhooks();
		WebhookTarget whapi = WebhookTarget.whapi(webhooks.resolve("whapi"), secrets.whapiWebhookToken());
		WebhookTarget meta = WebhookTarget.meta(webhooks.resolve("meta"), secrets.metaAppSecret());
		Simulator simulator = Simulator.start(SimulatorOptions.defaults()
			.with(new WhapiOptions(null, whapi))
			.with(new MetaOptions(null, null, meta, false, 0)));
		stops.add("the simulator", simulator);
		if (settings.page()) {
			simulator.faults().set(Api.OPENAI, FaultProfile.slow(AS_A_MODEL).only("/responses"));
		}
		if (counterparts.modelSimulated()) {
			overrides.putAll(Map.of("OPENAI_API_KEY", KEY, "OPENAI_BASE_URL", simulator.openAiBaseUrl()));
		}
		if (counterparts.whapiSimulated()) {
			overrides.putAll(Map.of("WHAPI_TOKEN", KEY, "WHAPI_BASE_URL", simulator.whapiBaseUrl()));
		}
		if (counterparts.metaSimulated()) {
			overrides.putAll(Map.of("META_ACCESS_TOKEN", KEY, "META_BASE_URL", simulator.metaBaseUrl(),
					"META_PHONE_NUMBER_ID", settings.metaPhoneNumberId().orElse(PHONE_NUMBER_ID)));
		}
		return overrides;
	}

}
