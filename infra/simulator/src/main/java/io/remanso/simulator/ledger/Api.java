package io.remanso.simulator.ledger;

import java.util.Locale;

/** The three services that are stood in for. */
public enum Api {

	OPENAI, WHAPI, META;

	/** The name in JSON and in paths. */
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static Api of(String id) {
		return valueOf(id.toUpperCase(Locale.ROOT));
	}

}
