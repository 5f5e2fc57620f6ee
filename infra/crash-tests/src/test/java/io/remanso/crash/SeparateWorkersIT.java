package io.remanso.crash;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.remanso.simulator.Simulator;
import io.remanso.simulator.SimulatorOptions;
import io.remanso.testkit.Backends;
import io.remanso.testkit.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
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

	@Test
	void shouldAnswerABurstByFourJarsThatOnlyShareTheirEnvironment() {
		TestDatabase database = Backends.database();
		Workers workers = Workers.create(this.data, Backends.kafka().bootstrapServers(), database.jdbcUrl(),
				this.simulator);
		this.started.addAll(workers.launchAll());
		this.started.forEach(ServerProcess::awaitReady);
		List<Burst> bursts = Burst.ofBothGateways(1, 3, "aparte", new Random(1));
		try (Typist typist = new Typist(workers.baseUrl(), new Random(2))) {
			typist.write(bursts, Duration.ofMillis(500));
		}
		Awaitility.await("two answers")
			.atMost(Duration.ofMinutes(1))
			.until(() -> this.simulator.whapi().sent().size() + this.simulator.meta().sent().size() == bursts.size());
		Awaitility.await("six messages of turns and two answers in the database")
			.atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(messages(database)).containsExactly(6, 2));
		List<String> scrapes = this.started.stream().map((worker) -> worker.get("/actuator/prometheus")).toList();
		assertThat(new DeployFiles(Installation.findCheckout()).unknownMetrics(scrapes)).isEmpty();
		this.started
			.forEach((worker) -> assertThat(worker.stop()).as(worker.output()).isEqualTo(ServerProcess.STOPPED));
		this.started.forEach((worker) -> assertThat(worker.output()).doesNotContain("ERROR", "\tat "));
	}

	private static List<Integer> messages(TestDatabase database) throws SQLException {
		try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("""
						select (select count(*) from turn_messages),
						       (select count(*) from messages where direction = 'out')
						""")) {
			row.next();
			return List.of(row.getInt(1), row.getInt(2));
		}
	}

}
