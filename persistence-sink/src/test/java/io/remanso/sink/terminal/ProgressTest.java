package io.remanso.sink.terminal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressTest {

	@Test
	void shouldFillUpOneLineWhereAPersonLooks() {
		assertThat(shown(true)).isEqualToNormalizingNewlines("""
				\rpublishing               [########........................] 1/4\
				\rpublishing               [################################] 4/4
				""");
	}

	@Test
	void shouldPrintNothingIntoALog() {
		assertThat(shown(false)).isEmpty();
	}

	private static String shown(boolean watched) {
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		Terminal terminal = new Terminal(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
				new PrintStream(err, true, StandardCharsets.UTF_8), watched);
		try (Progress progress = terminal.progress("publishing", 4)) {
			progress.at(1);
			progress.at(4);
		}
		return err.toString(StandardCharsets.UTF_8);
	}

}
