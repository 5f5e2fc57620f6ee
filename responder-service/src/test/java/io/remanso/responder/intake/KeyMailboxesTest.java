package io.remanso.responder.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KeyMailboxesTest {

	private final ConcurrentLinkedQueue<String> done = new ConcurrentLinkedQueue<>();

	@Test
	void shouldKeepTheOrderOfAKeyWhileOthersOvertake() throws InterruptedException {
		CountDownLatch held = new CountDownLatch(1);
		KeyMailboxes<String> mailboxes = mailboxes((work) -> {
			if (work.equals("a1")) {
				held.await();
			}
			this.done.add(work);
		});
		for (String work : List.of("a1", "a2", "b1", "c1")) {
			mailboxes.submit(work.substring(0, 1), work);
		}
		Awaitility.await().until(() -> this.done.size() == 2);
		assertThat(this.done).containsExactlyInAnyOrder("b1", "c1");
		held.countDown();
		Awaitility.await().until(() -> this.done.size() == 4);
		assertThat(this.done).containsSubsequence("a1", "a2");
	}

	@Test
	void shouldRunOnAfterWorkThatThrows() {
		KeyMailboxes<String> mailboxes = mailboxes((work) -> {
			this.done.add(work);
			throw new IllegalStateException("broken on purpose");
		});
		mailboxes.submit("a", "a1");
		mailboxes.submit("a", "a2");
		Awaitility.await().until(() -> mailboxes.load().items() == 0);
		assertThat(this.done).containsExactly("a1", "a2");
	}

	@Test
	void shouldRunOnAfterAnErrorToo() {
		KeyMailboxes<String> mailboxes = mailboxes((work) -> {
			this.done.add(work);
			throw new StackOverflowError("broken on purpose");
		});
		mailboxes.submit("a", "a1");
		mailboxes.submit("a", "a2");
		Awaitility.await().until(() -> mailboxes.load().items() == 0);
		assertThat(mailboxes.load()).isEqualTo(new Load(0, 0, 0));
		assertThat(this.done).containsExactly("a1", "a2");
	}

	@Test
	void shouldForgetWhatWaitsAndFinishWhatRuns() throws InterruptedException {
		CountDownLatch held = new CountDownLatch(1);
		KeyMailboxes<String> mailboxes = mailboxes((work) -> {
			held.await();
			this.done.add(work);
		});
		mailboxes.submit("a", "a1");
		mailboxes.submit("a", "a2");
		mailboxes.submit("a", "a3");
		mailboxes.dropQueued((work) -> work.equals("a2"));
		assertThat(mailboxes.load()).isEqualTo(new Load(1, 2, 4));
		held.countDown();
		assertThat(mailboxes.awaitIdle((_) -> true, Duration.ofSeconds(5))).isTrue();
		assertThat(this.done).containsExactly("a1", "a3");
	}

	@Test
	void shouldInterruptOnlyTheWorkThatWasMeant() throws InterruptedException {
		CountDownLatch started = new CountDownLatch(1);
		AtomicBoolean interrupted = new AtomicBoolean();
		KeyMailboxes<String> mailboxes = mailboxes((work) -> {
			if (work.equals("a1")) {
				started.countDown();
				new Semaphore(0).acquire();
			}
			interrupted.compareAndSet(false, Thread.currentThread().isInterrupted());
			this.done.add(work);
		});
		mailboxes.submit("a", "a1");
		mailboxes.submit("a", "a2");
		assertThat(started.await(5, TimeUnit.SECONDS)).isTrue();
		mailboxes.interruptRunning((work) -> work.equals("a1"));
		Awaitility.await().until(() -> mailboxes.load().items() == 0);
		assertThat(this.done).containsExactly("a2");
		assertThat(interrupted).isFalse();
	}

	@Test
	void shouldWaitForIdlenessNoLongerThanAllowed() throws InterruptedException {
		CountDownLatch held = new CountDownLatch(1);
		KeyMailboxes<String> mailboxes = mailboxes((_) -> held.await());
		mailboxes.submit("a", "a1");
		assertThat(mailboxes.awaitIdle((_) -> true, Duration.ofMillis(20))).isFalse();
		held.countDown();
	}

	@Test
	void shouldNeverOverlapAKeyNorLoseCountUnderARandomLoad() {
		Random random = new Random(7);
		Map<String, AtomicInteger> running = new ConcurrentHashMap<>();
		Map<String, List<Integer>> seen = new ConcurrentHashMap<>();
		AtomicInteger overlaps = new AtomicInteger();
		KeyMailboxes<String> mailboxes = mailboxes((work) -> {
			String key = work.substring(0, 2);
			AtomicInteger count = running.computeIfAbsent(key, (_) -> new AtomicInteger());
			if (count.incrementAndGet() > 1) {
				overlaps.incrementAndGet();
			}
			seen.computeIfAbsent(key, (_) -> new ArrayList<>()).add(Integer.valueOf(work.substring(2)));
			count.decrementAndGet();
		});
		Map<String, List<Integer>> submitted = new ConcurrentHashMap<>();
		for (int n = 0; n < 5_000; n++) {
			String key = "k" + random.nextInt(9);
			submitted.computeIfAbsent(key, (_) -> new ArrayList<>()).add(n);
			mailboxes.submit(key, key + n);
		}
		Awaitility.await().until(() -> mailboxes.load().items() == 0);
		assertThat(overlaps).hasValue(0);
		assertThat(seen).isEqualTo(submitted);
		assertThat(mailboxes.load()).isEqualTo(new Load(0, 0, 0));
	}

	private static KeyMailboxes<String> mailboxes(Handler handler) {
		return new KeyMailboxes<>((work) -> {
			try {
				handler.handle(work);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}, String::length);
	}

	private interface Handler {

		void handle(String work) throws InterruptedException;

	}

}
