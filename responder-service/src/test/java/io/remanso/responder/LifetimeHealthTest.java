package io.remanso.responder;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Models and a version of Meta's API that end, as whoever runs a worker sees them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LifetimeHealthTest {

	@RegisterExtension
	private final Worker worker = new Worker("lifetimes");

	@Test
	void shouldShowInHealthAndMetricsWhatEndsAndWhatHasEnded() {
		this.worker.simulator().openAi().models().setShutdown("old", LocalDate.parse("2020-01-01"));
		this.worker.simulator().openAi().models().remove("deaf");
		this.worker.simulator().meta().setOldestVersion("v25.0");
		this.worker.start("--OPENAI_MODEL=old", "--OPENAI_TRANSCRIPTION_MODEL=deaf", "--META_API_VERSION=v24.0");
		Awaitility.await("asked").until(() -> ended("META_API_VERSION") == 1);
		assertThat(details())
			.containsEntry("the model deaf (OPENAI_TRANSCRIPTION_MODEL)", "the model's server does not know it")
			.containsEntry("Meta's API v24.0 (META_API_VERSION)", "Meta serves v25.0 in its place")
			.hasEntrySatisfying("the model old (OPENAI_MODEL)",
					(detail) -> assertThat(detail).asString().startsWith("its last day was 2020-01-01"));
		assertThat(ended("OPENAI_MODEL")).isEqualTo(1);
		assertThat(ended("OPENAI_TRANSCRIPTION_MODEL")).isEqualTo(1);
		assertThat(ended("OPENAI_SPEECH_MODEL")).isZero();
		assertThat(health("lifetimes").getStatus()).isEqualTo(Status.UP);
		Awaitility.await("ready all the same").until(() -> health("readiness").getStatus().equals(Status.UP));
	}

	private double ended(String setting) {
		return this.worker.bean(MeterRegistry.class)
			.get("remanso.lifetime.ended")
			.tag("setting", setting)
			.gauge()
			.value();
	}

	private Map<String, Object> details() {
		return ((IndicatedHealthDescriptor) health("lifetimes")).getDetails();
	}

	private HealthDescriptor health(String path) {
		return Objects.requireNonNull(this.worker.bean(HealthEndpoint.class).healthForPath(path));
	}

}
