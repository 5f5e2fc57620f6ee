package io.remanso.standalone.settings;

import java.util.ArrayList;
import java.util.List;

/**
 * Who the workers talk to: the real services where their keys are set, the simulator for
 * the rest. A real gateway needs secrets that it knows too; for simulated ones they are
 * made up.
 *
 * @param modelSimulated whether the simulator answers instead of OpenAI
 * @param whapiSimulated whether the simulator takes what would go to Whapi
 * @param metaSimulated whether the simulator takes what would go to Meta
 */
public record Counterparts(boolean modelSimulated, boolean whapiSimulated, boolean metaSimulated) {

	static Counterparts from(Environment environment) {
		// A server of one's own that speaks OpenAI's language may want no key.
		boolean model = !environment.has("OPENAI_API_KEY") && !environment.has("OPENAI_BASE_URL");
		boolean whapi = !environment.has("WHAPI_TOKEN");
		boolean meta = !environment.has("META_ACCESS_TOKEN");
		if (!whapi) {
			require(environment, "WHAPI_TOKEN", List.of("WHAPI_WEBHOOK_TOKEN"));
		}
		if (!meta) {
			require(environment, "META_ACCESS_TOKEN",
					List.of("META_PHONE_NUMBER_ID", "META_APP_SECRET", "META_VERIFY_TOKEN"));
		}
		return new Counterparts(model, whapi, meta);
	}

	private static void require(Environment environment, String given, List<String> needed) {
		List<String> missing = new ArrayList<>(needed);
		missing.removeIf(environment::has);
		if (!missing.isEmpty()) {
			throw new SettingException(String.join(", ", missing) + " must be set too where " + given
					+ " is: see \"Connecting WhatsApp\" in README.md");
		}
	}

	public boolean anySimulated() {
		return this.modelSimulated || this.whapiSimulated || this.metaSimulated;
	}

}
