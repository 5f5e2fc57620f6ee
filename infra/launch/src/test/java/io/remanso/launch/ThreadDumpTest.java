package io.remanso.launch;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ThreadDumpTest {

	@Test
	void shouldShowAStackOnceUnderAllWhoStandThere() {
		String dump = "1\n2026\n\n#1 \"a\"\n    at A.a\n\n#2 \"b\" virtual\n    at B.b\n\n#3 \"c\"\n    at A.a\n";
		assertThat(ThreadDump.together(dump)).contains("#1 \"a\"\n#3 \"c\"\n    at A.a\n")
			.containsOnlyOnce("at A.a")
			.contains("#2 \"b\" virtual\n    at B.b");
	}

	@Test
	void shouldShowThisThread() {
		assertThat(ThreadDump.take()).contains(Thread.currentThread().getName(), "ThreadDumpTest.shouldShowThisThread");
	}

}
