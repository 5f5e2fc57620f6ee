package io.remanso.crash;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.topic.Topics;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.SimulatorOptions;
import io.remanso.testkit.Backends;
import io.remanso.testkit.TestKafka;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code kill -9} of ingest-service under load, by gateways that send again what was not
 * answered: what was written is in the turns, once, however often it came.
 */
class IngestKillsIT {

	private static final int USERS = 30;

	private static final int LINES = 3;

	private static final int KILLS = 2;

	private final Simulator simulator = Simulator.start(SimulatorOptions.echo());

	private final List<ServerProcess> started = new ArrayList<>();

	@TempDir
	private Path data = Path.of("");

	@AfterEach
	void stop() {
		this.started.forEach(ServerProcess::close);
		this.simulator.close();
	}

	@Test
	void shouldLoseNothingAndDoubleNothing() throws Exception {
		try (TestKafka kafka = Backends.newKafka()) {
			Workers workers = Workers.create(this.data, kafka.bootstrapServers(), "jdbc:postgresql://unused/unused",
					this.simulator);
			List.of("buffer-stream", "responder-service").forEach((worker) -> launch(workers, worker));
			ServerProcess ingest = launch(workers, "ingest-service");
			this.started.forEach(ServerProcess::awaitReady);
			List<Burst> bursts = Burst.ofBothGateways(USERS, LINES, "matar", new Random(3));
			try (Typist typist = new Typist(workers.baseUrl(), new Random(4));
					ExecutorService users = Executors.newVirtualThreadPerTaskExecutor()) {
				Future<?> written = users.submit(() -> typist.write(bursts, Duration.ofSeconds(4)));
				for (int kill = 1; kill <= KILLS; kill++) {
					int enough = bursts.size() * LINES * kill / (KILLS + 1);
					Awaitility.await("%d messages".formatted(enough))
						.atMost(Duration.ofMinutes(1))
						.until(() -> TopicReader.read(kafka.bootstrapServers(), Topics.INBOUND).size() >= enough);
					ingest.kill();
					ingest = launch(workers, "ingest-service").awaitReady();
				}
				written.get(2, TimeUnit.MINUTES);
			}
			Awaitility.await("every message in one turn, every turn answered")
				.atMost(Duration.ofMinutes(1))
				.pollInterval(Duration.ofSeconds(1))
				.untilAsserted(() -> assertThat(new Promises(bursts, evidence(kafka.bootstrapServers())).violations())
					.isEmpty());
		}
	}

	private ServerProcess launch(Workers workers, String worker) {
		ServerProcess process = workers.launch(worker, (environment) -> {
		});
		this.started.add(process);
		return process;
	}

	private Evidence evidence(String kafka) {
		return new Evidence(TopicReader.read(kafka, Topics.INBOUND), TopicReader.values(kafka, Topics.CLOSED_BUFFERS),
				TopicReader.values(kafka, Topics.OUTCOMES), TopicReader.values(kafka, Topics.DISPOSITIONS),
				Map.of(Gateway.WHAPI, this.simulator.whapi().sent(), Gateway.META, this.simulator.meta().sent()));
	}

}
