package io.remanso.responder.delivery.meta;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.turn.Outcome;
import io.remanso.responder.delivery.Doubt;
import io.remanso.responder.delivery.GatewayHttp;
import io.remanso.responder.delivery.InDoubt;
import io.remanso.responder.delivery.Part;
import io.remanso.responder.delivery.PartSender;
import io.remanso.responder.delivery.Sending;
import io.remanso.responder.delivery.Settlement;
import io.remanso.responder.delivery.UndeliverableException;
import io.remanso.responder.delivery.VoiceNote;
import io.remanso.responder.pace.AccountGate;
import io.remanso.responder.pace.Breaker;
import io.remanso.responder.pace.FakeTime;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.SimulatorOptions;
import io.remanso.simulator.faults.Decision;
import io.remanso.simulator.faults.Fault;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.ledger.Sent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MetaVoiceTest {

	private static final Part SPOKEN = new Part("t-1", new Chat(Gateway.META, "1", "573000000001", false),
			Outcome.Purpose.REPLY, 1, 1, "hola", new VoiceNote(new byte[] { 1, 2 }));

	private static final Part WRITTEN = new Part("t-2", SPOKEN.chat(), Outcome.Purpose.REPLY, 1, 1, "hola", null);

	private final Simulator simulator = Simulator.start(SimulatorOptions.echo());

	private final MetaCourier courier = new MetaCourier(
			new GatewayHttp(URI.create(this.simulator.metaBaseUrl()), "meta", Duration.ofMillis(500)), "1");

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	@Test
	void shouldMarkAVoiceNoteAsSuch() throws Exception {
		assertThat(send()).isInstanceOf(Sending.Taken.class);
		assertThat(this.simulator.meta().sent()).extracting(Sent::kind).containsExactly("voice");
	}

	@Test
	void shouldTryAgainLaterWhereSomethingOnTheWayAnsweredTheUpload() throws Exception {
		fail(new Fault.EdgeError(503, false));
		assertThat(send()).isInstanceOf(Sending.NotNow.class);
		assertThat(this.simulator.meta().sent()).isEmpty();
	}

	static List<Fault> unanswered() {
		return List.of(new Fault.Hang(), new Fault.EdgeError(408, false), new Fault.Failure(500, "1"),
				new Fault.Failure(500, "2"), new Fault.Failure(500, "131000"), new Fault.Failure(503, "131016"),
				new Fault.Failure(400, "131016"));
	}

	@ParameterizedTest
	@MethodSource("unanswered")
	void shouldTryAgainLaterWhereMetaCouldNotTakeTheUpload(Fault fault) throws Exception {
		fail(fault);
		assertThat(send()).isInstanceOf(Sending.NotNow.class);
		assertThat(this.simulator.meta().sent()).isEmpty();
	}

	@Test
	void shouldNotTakeAnUploadThatHangsForTheEndOfAnOutage() {
		FakeTime time = new FakeTime();
		PartSender sender = new PartSender("meta", this.courier, new AccountGate("meta"), new Breaker("meta"),
				InDoubt.RESEND, time.waiting(), new SimpleMeterRegistry());
		this.simulator.faults()
			.hook((call) -> Optional.of(Decision
				.wrong(call.path().endsWith("/media") ? new Fault.Hang() : new Fault.Failure(500, "131000"))));
		for (int n = 0; n < 5; n++) {
			assertThatThrownBy(() -> send(sender, WRITTEN, time, 1)).isInstanceOf(UndeliverableException.class);
		}
		assertThat(sender.whyShut()).isNotNull();
		assertThatThrownBy(() -> send(sender, SPOKEN, time, 4)).isInstanceOf(UndeliverableException.class);
		assertThat(this.simulator.ledger().calls(Api.META)).anyMatch((call) -> call.path().endsWith("/media"));
		assertThat(sender.whyShut()).isNotNull();
	}

	// The checker does not see in a class file that the function may give null.
	@SuppressWarnings("NullAway")
	private static void send(PartSender sender, Part part, FakeTime time, int seconds) throws Exception {
		Doubt doubt = new Doubt(time.now(), time.now(), Set.of(), (_) -> null, Duration.ofSeconds(1), false);
		sender.send(part, new Settlement.Absent(), doubt, time.in(Duration.ofSeconds(seconds)), () -> {
		});
	}

	@Test
	void shouldLeaveItToTheTextWhereMetaDoesNotTakeTheRecording() throws Exception {
		fail(new Fault.Failure(400, "131053"));
		assertThat(send()).isInstanceOf(Sending.Refused.class);
	}

	private void fail(Fault fault) {
		this.simulator.faults()
			.hook((call) -> call.path().endsWith("/media") ? Optional.of(Decision.wrong(fault)) : Optional.empty());
	}

	private Sending send() throws Exception {
		return this.courier.send(SPOKEN, () -> {
		});
	}

}
