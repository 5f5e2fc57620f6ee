package io.remanso.testkit.process;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ChildProcessTest {

	// Nothing listens on the discard port.
	private static final URI NOWHERE = URI.create("http://127.0.0.1:9/readiness");

	@Test
	void shouldEndAProcessThatDoesNotBecomeReadyAndShowItsThreadsAndItsLog(@TempDir Path folder) {
		try (ChildProcess child = start(folder)) {
			AssertionError failure = catchThrowableOfType(AssertionError.class,
					() -> child.awaitReady(NOWHERE, Duration.ofSeconds(2)));
			assertThat(failure).hasMessageContaining("the-waiting-one\" virtual")
				.hasMessageContaining("Waiter.standStill")
				.hasMessageContaining("I will never be ready");
			assertThat(ProcessHandle.of(child.pid()).filter(ProcessHandle::isAlive)).isEmpty();
		}
	}

	@Test
	void shouldEndAProcessThatIsStoppedAndSayThatItDoesNotAnswer(@TempDir Path folder) {
		try (ChildProcess child = start(folder)) {
			child.suspend();
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> child.awaitReady(NOWHERE, Duration.ofSeconds(1)))
				.withMessageContaining("does not answer jcmd");
			assertThat(child.isAlive()).isFalse();
		}
	}

	@Test
	void shouldShowTheLastLinesOfAProcessThatHasEnded(@TempDir Path folder) {
		try (ChildProcess child = ChildProcess.start("bad", List.of(ChildProcess.java(), "-Xmx0.5"), Map.of(),
				folder.resolve("out"))) {
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> child.awaitReady(NOWHERE, Duration.ofSeconds(30)))
				.withMessageContaining("bad ended with 1")
				.withMessageContaining("-Xmx0.5");
		}
	}

	private ChildProcess start(Path folder) {
		ChildProcess child = ChildProcess.start("waiter",
				ChildProcess.java(List.of("-Xmx32m"), Waiter.class, List.of()), Map.of(), folder.resolve("out"));
		child.await("to say so", Duration.ofSeconds(30), () -> child.output().contains("never"));
		return child;
	}

}
