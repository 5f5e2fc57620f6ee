package io.remanso.standalone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.remanso.standalone.services.Servers;
import io.remanso.standalone.settings.Counterparts;
import io.remanso.standalone.settings.Settings;

/**
 * What the box says when all is ready.
 */
final class Welcome {

	private Welcome() {
	}

	static List<String> lines(Settings settings, Servers servers, Duration took) {
		String base = "http://localhost:" + settings.port() + "/";
		List<String> lines = new ArrayList<>();
		lines.add(String.format(Locale.ROOT, "Remanso is ready, after %.1f s", took.toMillis() / 1000.0));
		lines.add("");
		if (settings.page()) {
			lines.add("Page       " + base);
		}
		lines.add("Webhooks   " + base + "webhooks/whapi");
		lines.add("           " + base + "webhooks/meta");
		lines.add("Kafka      " + servers.bootstrapServers()
				+ (settings.bootstrapServers().isPresent() ? " (given)" : ""));
		lines.add("Postgres   " + (settings.databaseUrl().isPresent() ? "as DATABASE_URL says"
				: "psql -h 127.0.0.1 -p " + settings.postgresPort() + " -U postgres"));
		lines.add("Data       " + settings.data());
		lines.addAll(counterparts(settings.counterparts()));
		lines.add("");
		lines.add("Ctrl-C stops it; the next start goes on where it stopped.");
		return lines;
	}

	private static List<String> counterparts(Counterparts counterparts) {
		return List.of(
				"Model      " + (counterparts.modelSimulated() ? "the simulator answers: no OPENAI_API_KEY" : "OpenAI"),
				"Whapi      " + (counterparts.whapiSimulated() ? "simulated: no WHAPI_TOKEN" : "connected"),
				"Meta       " + (counterparts.metaSimulated() ? "simulated: no META_ACCESS_TOKEN" : "connected"));
	}

}
