package io.remanso.standalone.workers;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.remanso.standalone.lifecycle.StopSequence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WorkersTest {

	private static final String READINESS = "--management.endpoint.health.group.readiness.include=readinessState";

	private final StopSequence stops = new StopSequence(Duration.ofSeconds(20));

	@AfterEach
	void stop() {
		this.stops.startEnded();
		this.stops.stop();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = { DataSourceAutoConfiguration.class, LiquibaseAutoConfiguration.class })
	static class Web {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = { DataSourceAutoConfiguration.class, LiquibaseAutoConfiguration.class })
	static class Behind {

		static final AtomicReference<Health> HEALTH = new AtomicReference<>(Health.down().build());

		@Bean
		HealthIndicator topics() {
			return HEALTH::get;
		}

	}

	@Test
	void shouldBeReadyWhenAllAreAndNameTheOneThatIsNot() throws IOException, InterruptedException {
		int port = freePort();
		Workers workers = Workers.start(
				List.of(web(port),
						new Worker("behind", List.of(Behind.class),
								List.of(READINESS + ",topics", "--spring.main.web-application-type=none"))),
				Map.of(), this.stops);
		assertThat(workers.notReady()).isEqualTo("behind");
		assertThat(readiness(port)).satisfies((answer) -> {
			assertThat(answer.statusCode()).isEqualTo(503);
			assertThat(answer.body()).contains("behind", "topics is DOWN");
		});
		Behind.HEALTH.set(Health.up().build());
		assertThat(workers.notReady()).isEmpty();
		assertThat(readiness(port).statusCode()).isEqualTo(200);
	}

	@Test
	void shouldNameThePortWhereTheWebServerCannotHaveIt() throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Worker web = web(taken.getLocalPort());
			assertThatExceptionOfType(WorkerFailedException.class)
				.isThrownBy(() -> Workers.start(List.of(web), Map.of(), this.stops))
				.withMessageContaining("port " + taken.getLocalPort());
		}
	}

	private static Worker web(int port) {
		return new Worker("web", List.of(Web.class), List.of("--server.port=" + port, "--server.address=127.0.0.1",
				READINESS, "--management.endpoint.health.probes.enabled=true"));
	}

	private static HttpResponse<String> readiness(int port) throws IOException, InterruptedException {
		try (HttpClient http = HttpClient.newHttpClient()) {
			return http
				.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
					.build(), HttpResponse.BodyHandlers.ofString());
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
