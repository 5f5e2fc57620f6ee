package io.remanso.standalone.page.feed;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EventLogTest {

	private static final Duration LONG = Duration.ofSeconds(30);

	private final EventLog log = new EventLog(3);

	@Test
	void shouldGiveWhatComesAfterANumber() throws InterruptedException {
		append("a", "b", "c");
		assertThat(this.log.after(1, Duration.ZERO)).containsExactly(new EventLog.Entry(2, "b"),
				new EventLog.Entry(3, "c"));
	}

	@Test
	void shouldGiveNothingWhereNothingCame() throws InterruptedException {
		append("a");
		assertThat(this.log.after(1, Duration.ofMillis(5))).isEmpty();
	}

	@Test
	void shouldWakeWhoWaits() throws Exception {
		CompletableFuture<List<EventLog.Entry>> waiting = CompletableFuture.supplyAsync(() -> await(0));
		append("a");
		assertThat(waiting.get(10, TimeUnit.SECONDS)).extracting(EventLog.Entry::json).containsExactly("a");
	}

	@Test
	void shouldGoOnOnlyWhereNothingIsMissing() {
		append("a", "b", "c", "d", "e");
		assertThat(this.log.continues(5)).isTrue();
		assertThat(this.log.continues(2)).isTrue();
		assertThat(this.log.continues(1)).as("3 follows, but 2 is gone").isFalse();
		assertThat(this.log.continues(6)).as("a number of nobody").isFalse();
	}

	@Test
	void shouldKeepTheNewest() throws InterruptedException {
		append("a", "b", "c", "d", "e");
		assertThat(this.log.after(0, Duration.ZERO)).extracting(EventLog.Entry::json).containsExactly("c", "d", "e");
	}

	@Test
	void shouldSendEveryReaderHome() throws Exception {
		CompletableFuture<List<EventLog.Entry>> waiting = CompletableFuture.supplyAsync(() -> await(0));
		this.log.close();
		assertThat(waiting.get(10, TimeUnit.SECONDS)).isEmpty();
		assertThat(this.log.isClosed()).isTrue();
	}

	private List<EventLog.Entry> await(long number) {
		try {
			return this.log.after(number, LONG);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void append(String... events) {
		List.of(events).forEach(this.log::append);
	}

}
