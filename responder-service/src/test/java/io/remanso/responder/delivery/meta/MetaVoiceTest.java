package io.remanso.responder.delivery.meta;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.turn.Outcome;
import io.remanso.responder.delivery.GatewayHttp;
import io.remanso.responder.delivery.Part;
import io.remanso.responder.delivery.Sending;
import io.remanso.responder.delivery.VoiceNote;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.SimulatorOptions;
import io.remanso.simulator.faults.Decision;
import io.remanso.simulator.faults.Fault;
import io.remanso.simulator.ledger.Sent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MetaVoiceTest {

	private static final Part SPOKEN = new Part("t-1", new Chat(Gateway.META, "1", "573000000001", false),
			Outcome.Purpose.REPLY, 1, 1, "hola", new VoiceNote(new byte[] { 1, 2 }));

	private final Simulator simulator = Simulator.start(SimulatorOptions.echo());

	private final MetaCourier courier = new MetaCourier(
			new GatewayHttp(URI.create(this.simulator.metaBaseUrl()), "meta", Duration.ofSeconds(5)), "1");

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
