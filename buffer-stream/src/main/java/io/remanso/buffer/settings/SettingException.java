package io.remanso.buffer.settings;

/**
 * A setting that cannot be used. The message is one line for people and names it.
 */
public final class SettingException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	SettingException(String setting, String value, String expected) {
		super("%s: '%s' cannot be used, %s".formatted(setting, value, expected));
	}

}
