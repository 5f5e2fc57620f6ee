package io.remanso.responder;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.remanso.simulator.Simulator;
import io.remanso.simulator.payloads.MetaBody;

/**
 * What a worker of the tests is started with: everything outside is the simulator's, and
 * waits are short.
 */
final class Settings {

	private Settings() {
	}

	static String[] of(Kafka kafka, Simulator simulator, String instance, String... more) {
		List<String> settings = new ArrayList<>(List.of("--KAFKA_BOOTSTRAP_SERVERS=" + kafka.bootstrapServers(),
				"--OPENAI_API_KEY=sk-test", "--OPENAI_BASE_URL=" + simulator.openAiBaseUrl(), "--WHAPI_TOKEN=whapi",
				"--WHAPI_BASE_URL=" + simulator.whapiBaseUrl(), "--META_ACCESS_TOKEN=meta",
				"--META_PHONE_NUMBER_ID=" + MetaBody.PHONE_NUMBER_ID, "--META_BASE_URL=" + simulator.metaBaseUrl(),
				"--REMANSO_INSTANCE=" + instance, "--responder.kafka.session-timeout=6s",
				"--responder.receipt-grace=2s", "--responder.limits.drain=2s"));
		List<String> names = Stream.of(more).map(Settings::name).toList();
		settings.removeIf((setting) -> names.contains(name(setting)));
		settings.addAll(List.of(more));
		return settings.toArray(String[]::new);
	}

	private static String name(String setting) {
		return setting.substring(0, setting.indexOf('='));
	}

}
