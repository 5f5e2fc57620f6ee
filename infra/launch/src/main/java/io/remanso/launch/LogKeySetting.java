package io.remanso.launch;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

import io.remanso.contracts.wire.LogKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.env.Environment;

/**
 * The key by which people are named in logs, as it is set: {@code remanso.log-key} of
 * every worker that names any.
 */
public final class LogKeySetting {

	static final String PROPERTY = "remanso.log-key";

	private static final Logger logger = LoggerFactory.getLogger(LogKeySetting.class);

	private LogKeySetting() {
	}

	/**
	 * The key. Where none is set, one that nobody knows and the next start does not have.
	 * @throws StartException where it is too short to be a secret
	 */
	public static LogKey read(Environment environment) {
		String secret = SecretSetting.value("LOG_KEY", environment.getProperty(PROPERTY, ""));
		if (secret.isEmpty()) {
			logger.warn("LOG_KEY is not set: users have other names in the logs after each start, and in those of "
					+ "each worker; set it to the same secret for all");
			return random();
		}
		byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
		if (bytes.length < LogKey.SHORTEST) {
			throw new StartException(
					"LOG_KEY is too short, use %d characters or more: it could be guessed".formatted(LogKey.SHORTEST));
		}
		return new LogKey(bytes);
	}

	private static LogKey random() {
		byte[] bytes = new byte[2 * LogKey.SHORTEST];
		new SecureRandom().nextBytes(bytes);
		return new LogKey(bytes);
	}

}
