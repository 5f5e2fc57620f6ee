package io.remanso.launch;

import java.lang.Thread.UncaughtExceptionHandler;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class ThreadEndsTest {

	private final @Nullable UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

	@AfterEach
	void restore() {
		Thread.setDefaultUncaughtExceptionHandler(this.before);
	}

	@Test
	void shouldNameTheThreadThatBrokeAndNotQuoteWhy(CapturedOutput output) throws InterruptedException {
		ThreadEnds.tell();
		Thread.ofVirtual().name("typing").start(() -> {
			throw new IllegalArgumentException("invalid header value: \"Bearer s3cret\"");
		}).join();
		assertThat(output.toString()).contains("ERROR", "the thread typing broke", "java.lang.IllegalArgumentException")
			.doesNotContain("s3cret");
	}

}
