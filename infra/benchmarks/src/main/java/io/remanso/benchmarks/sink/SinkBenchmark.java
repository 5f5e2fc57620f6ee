package io.remanso.benchmarks.sink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

import io.remanso.benchmarks.Figures;
import io.remanso.benchmarks.Parts;
import io.remanso.crash.SinkTrial;
import io.remanso.crash.TopicsAndTables;
import io.remanso.crash.Traffic;

/**
 * {@code infra/benchmarks/run sink}: broker and database within this process, the sink as
 * a process of its own, all on this machine and in one run, so that the ratios hold
 * elsewhere too.
 */
public final class SinkBenchmark {

	private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

	private static final int KILLS = 10;

	private static final int BREAKS = 3;

	private static final int TURNS_A_FAULT = 3000;

	private final Figures figures = new Figures();

	private final Map<String, Runnable> parts = Map.of("throughput", this::throughput, "lookups", this::lookups,
			"faults", this::faults, "history", () -> History.measure(temporaryFolder(), this.figures));

	/** All parts, or those that are asked for. */
	public Figures run() {
		Parts.run("throughput,lookups,faults,history", this.parts);
		return this.figures;
	}

	private void throughput() {
		try (SinkTrial trial = SinkTrial.prepare(temporaryFolder())) {
			Throughput throughput = Throughput.measure(trial);
			double rowUpserts = Baselines.rowUpserts(trial.jdbcUrl());
			double copy = Baselines.copy(trial.jdbcUrl());
			this.figures.add("rows_per_s", throughput.rowsPerSecond())
				.add("records_per_s", throughput.recordsPerSecond())
				.add("copy_rows_per_s", copy)
				.add("row_upserts_per_s", rowUpserts)
				.addAtLeast("vs_copy", throughput.rowsPerSecond() / copy, 0.5)
				.addAtLeast("vs_row_upserts", throughput.rowsPerSecond() / rowUpserts, 10);
		}
	}

	// The sink's greatest rate is measured here too, so that half of it is of this run.
	private void lookups() {
		try (SinkTrial trial = SinkTrial.prepare(temporaryFolder())) {
			new Lookups(trial, Throughput.measure(trial).recordsPerSecond()).measure(this.figures);
		}
	}

	private void faults() {
		try (SinkTrial trial = SinkTrial.prepare(temporaryFolder());
				Traffic traffic = new Traffic(trial.bootstrapServers(), 500, START)) {
			trial.startSink();
			for (int i = 0; i < KILLS; i++) {
				trial.inTheMiddle(traffic, TURNS_A_FAULT, trial::killSink);
				trial.startSink();
			}
			for (int i = 0; i < BREAKS; i++) {
				trial.inTheMiddle(traffic, TURNS_A_FAULT, trial::breakDatabase);
			}
			trial.awaitCaughtUp();
			int afterFaults = TopicsAndTables.differences(trial.bootstrapServers(), trial.jdbcUrl()).size();
			trial.stopSink();
			var before = trial.versions();
			trial.rewind();
			trial.startSink();
			trial.awaitCaughtUp();
			var after = trial.versions();
			int changed = (int) after.stream().filter((table) -> !before.contains(table)).count();
			this.figures.add("tables_changed_by_replay", changed).addAtMost("diff_rows", afterFaults + changed, 0);
		}
	}

	private static Path temporaryFolder() {
		try {
			return Files.createTempDirectory("remanso-benchmark-");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
