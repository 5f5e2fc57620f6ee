package io.remanso.responder.delivery.meta;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;

import io.remanso.responder.lifetime.Dependency;
import io.remanso.responder.lifetime.Lifetime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Meta which version of its API serves us. A version that has ended is no error
 * there: the oldest that lives answers in its place, and a header names it. While ours is
 * served, Meta's list of versions says until when.
 */
public final class MetaVersionCheck implements Dependency.Check {

	private static final Logger logger = LoggerFactory.getLogger(MetaVersionCheck.class);

	private static final String SERVED_BY = "facebook-api-version";

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final URI base;

	private final String version;

	private final String token;

	private final String phoneNumberId;

	/**
	 * One of a single version.
	 * @param base with the version at its end
	 */
	public MetaVersionCheck(URI base, String version, String token, String phoneNumberId) {
		this.base = base;
		this.version = version;
		this.token = token;
		this.phoneNumberId = phoneNumberId;
	}

	@Override
	public Lifetime ask() throws InterruptedException {
		String served = served();
		LocalDate day = MetaVersions.lastDay(this.version);
		if (!served.isEmpty() && !served.equals(this.version)) {
			return new Lifetime.Gone("Meta serves %s in its place".formatted(served));
		}
		if (day != null) {
			return new Lifetime.Until(day);
		}
		return served.isEmpty() ? new Lifetime.Untold() : new Lifetime.Open();
	}

	// Empty where no answer names it. An error does as well as an answer.
	private String served() throws InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.base + "/" + this.phoneNumberId + "?fields=id"))
			.header("Authorization", "Bearer " + this.token)
			.timeout(PATIENCE)
			.build();
		try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
			return client.send(request, HttpResponse.BodyHandlers.discarding())
				.headers()
				.firstValue(SERVED_BY)
				.filter((named) -> named.matches("v\\d+\\.\\d+"))
				.orElse("");
		}
		catch (IOException ex) {
			logger.debug("Meta could not be asked for its version: {}", ex.getClass().getSimpleName());
			return "";
		}
	}

}
