package io.remanso.crash;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.remanso.simulator.Simulator;
import io.remanso.simulator.SimulatorOptions;
import io.remanso.testkit.Backends;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each worker as the jar that it is, in a process of its own, beside a broker and a
 * database that are not theirs.
 */
class SeparateWorkersIT {

	private final Simulator simulator = Simulator.start(SimulatorOptions.echo());

	private final List<ServerProcess> started = new ArrayList<>();

	@TempDir
	private Path data = Path.of("");

	@AfterEach
	void stop() {
		this.started.forEach(ServerProcess::close);
		this.simulator.close();
	}

	// Not proven yet. Run it with -Dremanso.separate=true.
	@Test
	@EnabledIfSystemProperty(named = "remanso.separate", matches = "true")
	void shouldAnswerABurstByFourJarsThatOnlyShareTheirEnvironment() {
		Workers workers = workers(Backends.kafka().bootstrapServers());
		this.started.addAll(workers.startAll());
		List<Burst> bursts = Burst.ofBothGateways(1, 3, "aparte", new Random(1));
		try (Typist typist = new Typist(workers.baseUrl(), new Random(2))) {
			typist.write(bursts, Duration.ofMillis(500));
		}
		Awaitility.await("two answers")
			.atMost(Duration.ofMinutes(1))
			.until(() -> this.simulator.whapi().sent().size() + this.simulator.meta().sent().size() == bursts.size());
		this.started
			.forEach((worker) -> assertThat(worker.stop()).as(worker.output()).isEqualTo(ServerProcess.STOPPED));
	}

	private Workers workers(String bootstrapServers) {
		return Workers.create(this.data, bootstrapServers, Backends.database().jdbcUrl(), this.simulator);
	}

}
