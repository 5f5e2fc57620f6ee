package io.remanso.responder.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import io.remanso.responder.pace.AccountGate;
import io.remanso.responder.pace.Breaker;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.Waiting;
import io.remanso.simulator.pace.PassingTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

@Execution(ExecutionMode.CONCURRENT)
class GatesTest {

	private static final int WAITERS = 100;

	private final Waiting waiting = new Waiting(InstantSource.system(), () -> 1, PassingTime::await);

	private final Gates gates = new Gates(new AccountGate("meta"), new Breaker("meta"), this.waiting);

	private final AtomicReference<@Nullable Instant> answered = new AtomicReference<>();

	private final AtomicInteger failed = new AtomicInteger();

	static Sending[] failures() {
		return new Sending[] { new Sending.NotNow("503"), new Sending.AccountRefused("401") };
	}

	@ParameterizedTest
	@MethodSource("failures")
	void shouldHoldBackWhoIsInLineWhenTheGateShutsAgain(Sending failure) throws Exception {
		for (int n = 0; n < 5; n++) {
			this.gates.heed(failure, "caller " + n, this.waiting.now());
		}
		// The account is looked at after five seconds only.
		Deadline deadline = Deadline.after(this.waiting.now(), Duration.ofSeconds(9));
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (Future<?> waiter : IntStream.range(0, WAITERS).mapToObj((_) -> threads.submit(() -> {
				call(failure, deadline);
				return true;
			})).toList()) {
				waiter.get();
			}
		}
		assertThat(this.answered.get()).isNotNull();
		assertThat(this.failed.get()).isBetween(1, 25);
		assertThat(this.gates.whyShut()).isNotNull();
	}

	// The gateway answers for a second, and then nobody.
	private void call(Sending failure, Deadline deadline) throws InterruptedException {
		this.gates.pass(deadline);
		Instant now = this.waiting.now();
		if (deadline.passed(now)) {
			return;
		}
		Instant first = this.answered.updateAndGet((known) -> (known != null) ? known : now);
		boolean answers = first != null && now.isBefore(first.plusSeconds(1));
		if (!answers) {
			this.failed.incrementAndGet();
		}
		this.gates.heed(answers ? new Sending.Taken("id") : failure, new Object(), now);
	}

}
