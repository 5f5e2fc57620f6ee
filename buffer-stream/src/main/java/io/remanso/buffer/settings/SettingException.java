package io.remanso.buffer.settings;

import io.remanso.launch.StartException;

/**
 * A setting that cannot be used. The message is one line for people and names it.
 */
public final class SettingException extends StartException {

	private static final long serialVersionUID = 1L;

	SettingException(String setting, String value, String expected) {
		super("%s: '%s' cannot be used, %s".formatted(setting, value, expected));
	}

}
