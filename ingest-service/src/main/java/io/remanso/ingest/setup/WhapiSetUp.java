package io.remanso.ingest.setup;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

import io.remanso.launch.SecretSetting;
import io.remanso.launch.StartException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * {@code java -jar ingest-service.jar set-up-whapi https://bot.example.org [--apply]}:
 * reads the channel's settings and says what is missing for its webhooks to come to that
 * address, or with {@code --apply} sets it. Takes the service's own settings:
 * {@code WHAPI_TOKEN}, {@code WHAPI_BASE_URL}, {@code WHAPI_WEBHOOK_TOKEN}.
 */
public final class WhapiSetUp {

	/** The command's name, the first argument. */
	public static final String COMMAND = "set-up-whapi";

	/** All is as it must be. */
	static final int SET = 0;

	/** Something is missing, or could not be looked at. */
	static final int NOT_SET = 1;

	/** The command was not understood. */
	static final int USAGE = 2;

	private static final String WHAPI = "https://gate.whapi.cloud";

	private static final Logger logger = LoggerFactory.getLogger(WhapiSetUp.class);

	private WhapiSetUp() {
	}

	/** Run the command; returns the exit code. */
	public static int run(String[] arguments) {
		// Spring's part is where settings and secrets come from, and nothing else.
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Nothing.class)
			.properties("spring.config.name=ingest-service")
			.web(WebApplicationType.NONE)
			.logStartupInfo(false)
			.run(arguments)) {
			return run(List.of(arguments).subList(1, arguments.length), context.getEnvironment());
		}
	}

	private static int run(List<String> arguments, Environment environment) {
		List<String> addresses = arguments.stream().filter((argument) -> !argument.startsWith("--")).toList();
		if (addresses.size() != 1 || !isAddress(addresses.getFirst())) {
			logger.error("usage: {} https://the-address-of-this-service [--apply]", COMMAND);
			return USAGE;
		}
		String token;
		List<String> webhookTokens;
		try {
			token = SecretSetting.value("WHAPI_TOKEN", environment.getProperty("WHAPI_TOKEN", ""));
			webhookTokens = SecretSetting.values("WHAPI_WEBHOOK_TOKEN",
					environment.getProperty("WHAPI_WEBHOOK_TOKEN", ""));
		}
		catch (StartException ex) {
			logger.error("{}", ex.getMessage());
			return USAGE;
		}
		if (token.isEmpty() || webhookTokens.isEmpty()) {
			logger.error("{} is not set", token.isEmpty() ? "WHAPI_TOKEN" : "WHAPI_WEBHOOK_TOKEN");
			return USAGE;
		}
		String baseUrl = environment.getProperty("WHAPI_BASE_URL", "").strip();
		if (!baseUrl.isEmpty() && !isAddress(baseUrl)) {
			logger.error("WHAPI_BASE_URL is no address: it must begin with https:// or http://, and name a host");
			return USAGE;
		}
		Wanted wanted = new Wanted(addresses.getFirst().replaceFirst("/$", "") + "/webhooks/whapi",
				webhookTokens.getLast());
		try (Channel channel = new Channel(baseUrl.isEmpty() ? WHAPI : baseUrl, token)) {
			return run(channel, wanted, arguments.contains("--apply"));
		}
		catch (SetUpException ex) {
			logger.error("{}", ex.getMessage());
			return NOT_SET;
		}
	}

	private static int run(Channel channel, Wanted wanted, boolean apply) throws SetUpException {
		JsonNode settings = channel.settings();
		List<String> missing = wanted.missingIn(settings);
		missing.forEach((line) -> logger.warn("{}", line));
		if (apply && !missing.isEmpty()) {
			channel.change(wanted.changeOf(settings));
			missing = wanted.missingIn(channel.settings());
			missing.forEach((line) -> logger.error("still, after Whapi took the change: {}", line));
		}
		logger.info("{}", missing.isEmpty() ? "the channel is set up" : "the channel is not set up");
		if (!apply && !missing.isEmpty()) {
			logger.info("--apply sets all of it, and leaves the rest as it is");
		}
		return missing.isEmpty() ? SET : NOT_SET;
	}

	private static boolean isAddress(String text) {
		try {
			return text.matches("https?://[^\\s/]+(?:/\\S*)?") && new URI(text).getHost() != null;
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

	private static final class Nothing {

	}

}
