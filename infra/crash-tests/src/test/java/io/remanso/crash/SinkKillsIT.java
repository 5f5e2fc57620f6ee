package io.remanso.crash;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * PostgreSQL equals the topics after kills of the sink, an immediate stop of PostgreSQL
 * and a reading of everything from the start. More of each:
 * {@code infra/benchmarks/run sink}.
 */
class SinkKillsIT {

	private static final int KILLS = 3;

	private static final int TURNS = 3000;

	@TempDir
	private Path folder = Path.of("");

	@Test
	void shouldEqualTheTopicsAfterKillsAndAReplay() {
		try (SinkTrial trial = SinkTrial.prepare(this.folder);
				Traffic traffic = new Traffic(trial.bootstrapServers(), 200, Instant.parse("2026-11-24T10:00:00Z"))) {
			trial.startSink();
			for (int i = 0; i < KILLS; i++) {
				trial.inTheMiddle(traffic, TURNS, trial::killSink);
				trial.startSink();
			}
			trial.inTheMiddle(traffic, TURNS, trial::breakDatabase);
			trial.awaitCaughtUp();
			assertThat(TopicsAndTables.differences(trial.bootstrapServers(), trial.jdbcUrl())).isEmpty();
			trial.stopSink();
			Set<String> before = trial.versions();
			trial.rewind();
			trial.startSink();
			trial.awaitCaughtUp();
			assertThat(trial.versions()).isEqualTo(before).isNotEmpty();
		}
	}

}
