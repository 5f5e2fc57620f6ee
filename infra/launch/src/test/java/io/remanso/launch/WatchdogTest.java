package io.remanso.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.remanso.testkit.process.ChildProcess;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class WatchdogTest {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	@Test
	void shouldWriteAllThreadsAndEndAProcessWhoseCarriersAreHeld(@TempDir Path folder) {
		try (ChildProcess process = start(folder, HeldProcess.HELD)) {
			assertThat(process.awaitExit(PATIENCE)).isEqualTo(Watchdog.EXIT_CODE);
			assertThat(process.output().lines().filter((line) -> line.contains("ERROR"))).singleElement()
				.asString()
				.contains("no virtual thread has run for 3 s");
			assertThat(process.output()).contains("\"the-initialiser\" virtual", "NeverInitialised.<clinit>",
					"\"the-waiting-one\" virtual", "\"main\"", "ForkJoinPool-1-worker-1", "\"watchdog-probe\" virtual");
		}
	}

	@Test
	void shouldEndAProcessThatCannotEvenSaySo(@TempDir Path folder) {
		try (ChildProcess process = start(folder, HeldProcess.MUTE)) {
			assertThat(process.awaitExit(PATIENCE)).isEqualTo(Watchdog.EXIT_CODE);
		}
	}

	@Test
	void shouldLetAProcessLiveThatWasStoppedForLongerThanTheLimit(@TempDir Path folder) {
		try (ChildProcess process = start(folder)) {
			process.stopFor(Duration.ofSeconds(5));
			Awaitility.await("more than the limit again")
				.pollDelay(Duration.ofSeconds(4))
				.timeout(PATIENCE)
				.until(() -> true);
			process.requireRunning();
			assertThat(process.output()).doesNotContain("ERROR");
		}
	}

	@Test
	void shouldNotEndAHeldProcessByTheTimeInWhichItWasStopped(@TempDir Path folder) {
		try (ChildProcess process = start(folder, HeldProcess.HELD)) {
			process.stopFor(Duration.ofSeconds(5));
			Awaitility.await("less than the limit")
				.pollDelay(Duration.ofSeconds(1))
				.timeout(PATIENCE)
				.until(() -> true);
			process.requireRunning();
			assertThat(process.awaitExit(PATIENCE)).isEqualTo(Watchdog.EXIT_CODE);
		}
	}

	private static ChildProcess start(Path folder, String... how) {
		List<String> options = List.of("-Djdk.virtualThreadScheduler.parallelism=1",
				"-Djdk.virtualThreadScheduler.maxPoolSize=1", "-Xmx64m");
		ChildProcess process = ChildProcess.start("held", ChildProcess.java(options, HeldProcess.class, List.of(how)),
				Map.of(), folder.resolve("out"));
		process.await("to be watched", PATIENCE, () -> process.output().contains("watched"));
		return process;
	}

}
