package io.remanso.standalone.settings;

/**
 * A setting is missing or wrong. The message is one line for a person, and names it.
 */
public final class SettingException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	SettingException(String message) {
		super(message);
	}

	public static SettingException unknownFlag(String flag) {
		return new SettingException("unknown flag " + flag + ": --headless is the only one");
	}

}
