package io.remanso.responder.outcome;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.turn.Outcome;
import io.remanso.responder.delivery.Courier;
import io.remanso.responder.delivery.Delivered;
import io.remanso.responder.delivery.Doubt;
import io.remanso.responder.delivery.GatewayHttp;
import io.remanso.responder.delivery.HeldBackException;
import io.remanso.responder.delivery.InDoubt;
import io.remanso.responder.delivery.Part;
import io.remanso.responder.delivery.PartSender;
import io.remanso.responder.delivery.Permit;
import io.remanso.responder.delivery.Settlement;
import io.remanso.responder.delivery.meta.MetaCourier;
import io.remanso.responder.delivery.whapi.WhapiCourier;
import io.remanso.responder.pace.AccountGate;
import io.remanso.responder.pace.Breaker;
import io.remanso.responder.pace.FakeTime;
import io.remanso.responder.partition.Moment;
import io.remanso.responder.partition.PartReceipt;
import io.remanso.responder.partition.Tenure;
import io.remanso.responder.partition.TenureEndedException;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.SimulatorOptions;
import io.remanso.simulator.ledger.Sent;
import io.remanso.simulator.payloads.MetaBody;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * A process that stands still for an hour right after the fence has let it send a part.
 */
class StoppedBetweenLooksTest {

	private static final Duration HOUR = Duration.ofHours(1);

	private final Simulator simulator = Simulator.start(SimulatorOptions.echo());

	private final FakeTime time = new FakeTime();

	private final Tenure tenure = new Tenure(0, Instant.now());

	private final FakeGroup group = new FakeGroup(Moment::now);

	private final Fence fence = this.group.fence(HOUR.dividedBy(2));

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	@ParameterizedTest
	@EnumSource
	void shouldNotSendWhatTheNextOwnerHasSentMeanwhile(Gateway gateway) {
		Throwable ended = catchThrowable(() -> send(gateway, new StopsAfterTheFirstLook(() -> {
			this.group.moveOn();
			courier(gateway).send(part(gateway), () -> {
			});
		})));
		assertThat(sent()).containsExactly("hola");
		assertThat(ended).isInstanceOf(TenureEndedException.class);
	}

	@ParameterizedTest
	@EnumSource
	void shouldSendWhereThePartitionIsStillOurs(Gateway gateway) throws Exception {
		assertThat(send(gateway, new StopsAfterTheFirstLook(() -> {
		})).proof()).isEqualTo(Outcome.Proof.RESPONSE);
		assertThat(this.group.proofs()).isEqualTo(2);
		assertThat(sent()).containsExactly("hola");
	}

	private Delivered send(Gateway gateway, Permit permit) throws Exception {
		return new PartSender("gateway", courier(gateway), new AccountGate("gateway"), new Breaker("gateway"),
				InDoubt.RESEND, this.time.waiting(), new SimpleMeterRegistry())
			.send(part(gateway), new Settlement.Absent(), doubt(), this.time.in(HOUR), permit);
	}

	private static Part part(Gateway gateway) {
		return new Part("t-1", new Chat(gateway, MetaBody.PHONE_NUMBER_ID, "573000000001", false),
				Outcome.Purpose.REPLY, 1, 1, "hola", null);
	}

	private Courier courier(Gateway gateway) {
		return switch (gateway) {
			case META -> new MetaCourier(http(this.simulator.metaBaseUrl()), MetaBody.PHONE_NUMBER_ID);
			case WHAPI -> new WhapiCourier(http(this.simulator.whapiBaseUrl()));
		};
	}

	private static GatewayHttp http(String base) {
		return new GatewayHttp(URI.create(base), "token", Duration.ofSeconds(20));
	}

	private List<String> sent() {
		return Stream.concat(this.simulator.meta().sent().stream(), this.simulator.whapi().sent().stream())
			.map(Sent::text)
			.toList();
	}

	// The checker does not see in a class file that the function may give null.
	@SuppressWarnings("NullAway")
	private Doubt doubt() {
		return new Doubt(this.time.now(), this.time.now(), Set.of(), StoppedBetweenLooksTest::noReceipt, Duration.ZERO,
				false);
	}

	private static @Nullable PartReceipt noReceipt(String callbackData) {
		return null;
	}

	/** The fence; the first time, an hour passes before anybody learns what it said. */
	private final class StopsAfterTheFirstLook implements Permit {

		private final Meanwhile meanwhile;

		private boolean stopped;

		StopsAfterTheFirstLook(Meanwhile meanwhile) {
			this.meanwhile = meanwhile;
		}

		@Override
		public void check() throws HeldBackException, TenureEndedException, InterruptedException {
			StoppedBetweenLooksTest.this.group.poll();
			StoppedBetweenLooksTest.this.fence.pass(StoppedBetweenLooksTest.this.tenure);
			if (!this.stopped) {
				this.stopped = true;
				StoppedBetweenLooksTest.this.tenure.committed(Set.of(), Moment.now().minus(HOUR));
				this.meanwhile.run();
			}
		}

	}

	/** What others do while we stand still. */
	private interface Meanwhile {

		void run() throws HeldBackException, TenureEndedException, InterruptedException;

	}

}
