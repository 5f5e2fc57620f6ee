package io.remanso.launch;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How a setting holds a secret, or anything else that goes into a header or an address as
 * it stands. White space around it is no part of it: files and consoles leave a line
 * break at the end. Within it there is none, nor anything else that a header can't hold:
 * clients refuse that at each call, and quote it where they say so.
 */
public final class SecretSetting {

	private static final Pattern USABLE = Pattern.compile("[!-~]*");

	private SecretSetting() {
	}

	/**
	 * The secret; empty where it is blank.
	 * @param variable that people set
	 * @throws StartException where it can't be one; the message does not quote it
	 */
	public static String value(String variable, String setting) {
		String secret = setting.strip();
		if (!USABLE.matcher(secret).matches()) {
			throw new StartException(
					("%s can't be used: it holds a space, a line break or a character that is not ASCII; "
							+ "copy it again")
						.formatted(variable));
		}
		return secret;
	}

	/**
	 * The secrets of a setting that may be several, separated by a comma while they are
	 * being changed; none where it is blank or only commas.
	 */
	public static List<String> values(String variable, String setting) {
		return Arrays.stream(setting.split(",", -1))
			.map((secret) -> value(variable, secret))
			.filter((secret) -> !secret.isEmpty())
			.toList();
	}

}
