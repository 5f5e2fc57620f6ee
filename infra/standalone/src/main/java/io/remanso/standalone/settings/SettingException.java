package io.remanso.standalone.settings;

import io.remanso.launch.StartException;

/**
 * A setting is missing or wrong. The message is one line for a person, and names it.
 */
public final class SettingException extends StartException {

	private static final long serialVersionUID = 1L;

	SettingException(String message) {
		super(message);
	}

	public static SettingException unknownFlag(String flag) {
		return new SettingException("unknown flag " + flag + ": --headless is the only one");
	}

}
