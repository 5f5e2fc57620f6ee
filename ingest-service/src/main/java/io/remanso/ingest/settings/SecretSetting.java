package io.remanso.ingest.settings;

import java.util.Arrays;
import java.util.List;

/**
 * How a setting holds a secret: one, or two separated by a comma while it is being
 * changed.
 */
public final class SecretSetting {

	private SecretSetting() {
	}

	/** The secrets of a setting; none where it is blank or only commas. */
	public static List<String> values(String setting) {
		return Arrays.stream(setting.split(",", -1)).map(String::strip).filter((secret) -> !secret.isEmpty()).toList();
	}

}
