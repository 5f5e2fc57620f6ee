package io.remanso.responder.delivery.meta;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.turn.Outcome;
import io.remanso.responder.delivery.Delivered;
import io.remanso.responder.delivery.Doubt;
import io.remanso.responder.delivery.GatewayHttp;
import io.remanso.responder.delivery.InDoubt;
import io.remanso.responder.delivery.Part;
import io.remanso.responder.delivery.PartSender;
import io.remanso.responder.delivery.Settlement;
import io.remanso.responder.pace.AccountGate;
import io.remanso.responder.pace.Breaker;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.Waiting;
import io.remanso.responder.partition.PartReceipt;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.SimulatorOptions;
import io.remanso.simulator.faults.Decision;
import io.remanso.simulator.faults.Fault;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.ledger.Call;
import io.remanso.simulator.ledger.Sent;
import io.remanso.simulator.pace.PassingTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Meta's edge answers with a page of its own for a while, under many turns.
 */
@Execution(ExecutionMode.CONCURRENT)
class EdgeOutageTest {

	private static final int PARTS = 60;

	private static final Duration OUTAGE = Duration.ofSeconds(4);

	private static final Duration RECEIPT = Duration.ofMillis(600);

	private final Simulator simulator = Simulator.start(SimulatorOptions.echo());

	private final Waiting waiting = new Waiting(InstantSource.system(), () -> ThreadLocalRandom.current().nextDouble(),
			PassingTime::await);

	private final PartSender sender = new PartSender("meta",
			new MetaCourier(new GatewayHttp(URI.create(this.simulator.metaBaseUrl()), "meta", Duration.ofSeconds(5)),
					"1"),
			new AccountGate("meta"), new Breaker("meta"), InDoubt.RESEND, this.waiting, new SimpleMeterRegistry());

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	@Test
	void shouldSendEachPartOnceAfterTheOutageWhereNoneWasTaken() throws Exception {
		fail(false);
		assertThat(sendAll()).extracting(Delivered::proof).containsOnly(Outcome.Proof.RESPONSE);
		assertThatEachWasSentOnce();
		// Few are left in doubt by it, and it is asked now and then whether it is over.
		assertThat(this.simulator.ledger().calls(Api.META)).filteredOn((call) -> call.end() == Call.End.FAILED)
			.hasSizeBetween(6, 20);
	}

	@Test
	void shouldSendNothingTwiceWhereOnlyTheAnswersWereLost() throws Exception {
		fail(true);
		assertThat(sendAll()).extracting(Delivered::proof)
			.containsOnly(Outcome.Proof.RESPONSE, Outcome.Proof.RECEIPT)
			.contains(Outcome.Proof.RECEIPT);
		assertThatEachWasSentOnce();
	}

	private void fail(boolean taken) {
		Instant end = this.waiting.now().plus(OUTAGE);
		this.simulator.faults()
			.hook((_) -> this.waiting.now().isBefore(end) ? Optional.of(Decision.wrong(new Fault.EdgeError(503, taken)))
					: Optional.empty());
	}

	// Twenty a second, as people write.
	private List<Delivered> sendAll() throws Exception {
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Delivered>> sent = IntStream.range(0, PARTS).mapToObj((n) -> threads.submit(() -> {
				PassingTime.await(Duration.ofMillis(50L * n));
				return send(n);
			})).toList();
			return sent.stream().map(EdgeOutageTest::get).toList();
		}
	}

	// The checker does not see in a class file that the function may give null.
	@SuppressWarnings("NullAway")
	private Delivered send(int n) throws Exception {
		Instant now = this.waiting.now();
		Part part = new Part("turn-" + n, new Chat(Gateway.META, "1", "5730000%05d".formatted(n), false),
				Outcome.Purpose.REPLY, 1, 1, "hola " + n, null);
		Doubt doubt = new Doubt(now, now, Set.of(), this::receipt, Duration.ofSeconds(2), false);
		return this.sender.send(part, new Settlement.Absent(), doubt, Deadline.after(now, Duration.ofSeconds(60)),
				() -> {
				});
	}

	private @Nullable PartReceipt receipt(String callbackData) {
		return this.simulator.meta()
			.sent()
			.stream()
			.filter((sent) -> callbackData.equals(sent.callbackData()))
			.filter((sent) -> sent.at().plus(RECEIPT).isBefore(this.waiting.now()))
			.findFirst()
			.map((sent) -> new PartReceipt(sent.id(), PartReceipt.Fate.SENT, null))
			.orElse(null);
	}

	private void assertThatEachWasSentOnce() {
		assertThat(this.simulator.meta().sent()).hasSize(PARTS).extracting(Sent::to).doesNotHaveDuplicates();
	}

	private static Delivered get(Future<Delivered> sent) {
		try {
			return sent.get();
		}
		catch (Exception ex) {
			throw new AssertionError(ex);
		}
	}

}
