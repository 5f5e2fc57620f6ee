package io.remanso.standalone.workers;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ApplicationContext;

/**
 * The readiness group of a context, with the names of what is not up.
 */
final class Readiness {

	static final String GROUP = "readiness";

	private Readiness() {
	}

	static Health of(ApplicationContext context) {
		HealthDescriptor readiness = Objects.requireNonNull(context.getBean(HealthEndpoint.class).healthForPath(GROUP),
				"every application has a readiness group");
		Health.Builder health = Health.status(readiness.getStatus());
		if (!readiness.getStatus().equals(Status.UP) && readiness instanceof CompositeHealthDescriptor composite) {
			health.withDetail("reason", failing(Objects.requireNonNullElse(composite.getComponents(), Map.of())));
		}
		return health.build();
	}

	private static String failing(Map<String, HealthDescriptor> components) {
		return components.entrySet()
			.stream()
			.filter((component) -> !component.getValue().getStatus().equals(Status.UP))
			.map((component) -> component.getKey() + " is " + component.getValue().getStatus())
			.sorted()
			.collect(Collectors.joining(", "));
	}

}
