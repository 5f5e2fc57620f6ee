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
import java.util.stream.Stream;

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
 * answered 200 and some of what was: behind buffer-stream each message is there once.
 */
class IngestKillsIT {

	// Each writes one message: no turn waits for the outcome of another, so neither a
	// responder nor its answers are needed.
	private static final int USERS_OF_EACH = 1_000;

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
			launch(workers, "buffer-stream");
			ServerProcess ingest = launch(workers, "ingest-service");
			this.started.forEach(ServerProcess::awaitReady);
			List<Burst> bursts = Burst.ofBothGateways(USERS_OF_EACH, 1, "matar", new Random(3));
			try (Typist typist = new Typist(workers.baseUrl(), new Random(4));
					ExecutorService gateways = Executors.newVirtualThreadPerTaskExecutor()) {
				Future<?> answered = gateways.submit(() -> typist.write(bursts, Duration.ofSeconds(10)));
				for (int kill = 1; kill <= KILLS; kill++) {
					awaitInbound(kafka, bursts.size() * kill / (KILLS + 1));
					assertThat(answered).as("answers to all, before kill %d", kill).isNotDone();
					ingest.kill();
					ingest = launch(workers, "ingest-service").awaitReady();
				}
				answered.get(3, TimeUnit.MINUTES);
			}
			Awaitility.await("each message in one turn, each repetition set aside")
				.atMost(Duration.ofMinutes(1))
				.pollInterval(Duration.ofSeconds(1))
				.untilAsserted(() -> assertThat(violations(bursts, kafka.bootstrapServers())).isEmpty());
		}
	}

	private static void awaitInbound(TestKafka kafka, int messages) {
		Awaitility.await("%d messages".formatted(messages))
			.atMost(Duration.ofMinutes(2))
			.until(() -> TopicReader.read(kafka.bootstrapServers(), Topics.INBOUND).size() >= messages);
	}

	// Records wait for company for so long that each kill finds some that wait: a worker
	// that answered before they are kept would lose them.
	private ServerProcess launch(Workers workers, String worker) {
		ServerProcess process = workers.launch(worker, (environment) -> environment
			.putAll(Map.of("BUFFER_WINDOW", "1s", "SPRING_KAFKA_PRODUCER_PROPERTIES_LINGER_MS", "100")));
		this.started.add(process);
		return process;
	}

	private static List<String> violations(List<Burst> bursts, String kafka) {
		Promises promises = new Promises(bursts,
				new Evidence(TopicReader.read(kafka, Topics.INBOUND), TopicReader.values(kafka, Topics.CLOSED_BUFFERS),
						List.of(), TopicReader.values(kafka, Topics.DISPOSITIONS), Map.of()));
		return Stream.concat(promises.inboundEndsOnce().stream(), promises.nothingLostOrInvented().stream())
			.limit(20)
			.toList();
	}

}
