package io.remanso.ingest.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import io.remanso.contracts.inbound.Alias;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class LinksTest {

	private static final Instant SINCE = Instant.parse("2026-11-01T12:00:00Z");

	private static final int TIMES = 200_000;

	private final Links links = new Links();

	@Test
	void shouldNeverLoseAnIdWhileItsLinkIsPutAnew() throws Exception {
		put("a", "b");
		CountDownLatch begun = new CountDownLatch(1);
		AtomicBoolean lost = new AtomicBoolean();
		AtomicBoolean over = new AtomicBoolean();
		Thread follower = Thread.ofPlatform().start(() -> {
			begun.countDown();
			while (!over.get()) {
				lost.compareAndSet(false, !this.links.has("a"));
			}
		});
		begun.await();
		for (int i = 0; i < TIMES; i++) {
			put("a", "b");
		}
		over.set(true);
		follower.join();
		assertThat(lost).isFalse();
	}

	@Test
	void shouldKeepTheIdsOfAUserWhoseLinkIsPutAnew() {
		put("a", "b");
		put("a", "b");
		assertThat(this.links.idsOf("b")).containsExactlyInAnyOrder("a", "b");
		put("a", "c");
		assertThat(this.links.idsOf("b")).containsExactly("b");
		assertThat(this.links.idsOf("c")).containsExactlyInAnyOrder("a", "c");
	}

	@Test
	void shouldFollowAVeryLongWayToItsEnd() {
		put("end", "end");
		chain(100, "end");
		assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThat(this.links.root("id100")).isEqualTo("end"));
	}

	@Test
	void shouldGiveOneAnswerForAllThatLeadIntoACircle() {
		put("x", "y");
		put("y", "x");
		chain(100, "y");
		assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThat(this.links.root("id100")).isEqualTo("x"));
		assertThat(this.links.root("y")).isEqualTo("x");
	}

	private void chain(int length, String end) {
		for (int i = 1; i <= length; i++) {
			put("id" + i, (i == 1) ? end : "id" + (i - 1));
		}
	}

	private void put(String id, String user) {
		this.links.put(Link.unkept(new Alias(id, user, SINCE)));
	}

}
