package io.remanso.standalone.console;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import io.remanso.launch.StartException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConsoleTest {

	@Test
	void shouldDrawABoxAsWideAsItsLongestLine() {
		assertThat(boxed(StandardCharsets.UTF_8)).isEqualTo("""
				┌───────────┐
				│  ready    │
				│           │
				│  at once  │
				└───────────┘
				""");
	}

	@Test
	void shouldDrawItWithPlainCharactersWhereTheTerminalHasNoOthers() {
		assertThat(boxed(StandardCharsets.US_ASCII)).contains("+-----------+", "|  at once  |").doesNotContain("?");
	}

	@Test
	void shouldExplainAKnownFailureInItsOwnWords() {
		RuntimeException failure = new IllegalStateException("outer", new StartException("set X"));
		assertThat(Explanation.of(failure, Path.of("the.log"))).isEqualTo("set X");
	}

	@Test
	void shouldNameTheKindOfAnythingElseAndSendToTheLog() {
		RuntimeException failure = new IllegalStateException("one\n  two");
		assertThat(Explanation.of(failure, Path.of("the.log"))).contains("IllegalStateException", "the.log")
			.doesNotContain("two")
			.hasLineCount(1);
	}

	private static String boxed(Charset charset) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		new Console(new PrintStream(out, true, charset)).box(List.of("ready", "", "at once"));
		return out.toString(charset);
	}

}
