package io.remanso.ingest.settings;

import io.remanso.launch.StartException;

/**
 * The settings don't allow a start. The message is one line for people.
 */
public final class SettingsException extends StartException {

	private static final long serialVersionUID = 1L;

	SettingsException(String message) {
		super(message);
	}

}
