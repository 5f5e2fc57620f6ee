package io.remanso.responder.delivery.whapi;

import java.net.URI;
import java.time.Duration;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.responder.delivery.GatewayHttp;
import io.remanso.responder.delivery.Settlement;
import io.remanso.responder.delivery.Sign;
import io.remanso.responder.partition.PartReceipt;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.SimulatorOptions;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.ledger.Signal;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WhapiCourierTest {

	private static final Chat CHAT = new Chat(Gateway.WHAPI, "CH", "573000000001@s.whatsapp.net", false);

	@Test
	void shouldTakeBackWhatIsShown() throws InterruptedException {
		try (Simulator simulator = Simulator.start(SimulatorOptions.echo())) {
			WhapiCourier courier = new WhapiCourier(
					new GatewayHttp(URI.create(simulator.whapiBaseUrl()), "whapi", Duration.ofSeconds(5)));
			courier.show(Sign.RECORDING, CHAT, "m1");
			courier.hide(CHAT);
			assertThat(simulator.ledger().signals(Api.WHAPI)).extracting(Signal::kind)
				.containsExactly("recording", "pause");
		}
	}

	@Test
	void shouldGiveUpWhatWhapiCouldNotDeliver() {
		WhapiCourier courier = new WhapiCourier(
				new GatewayHttp(URI.create("http://127.0.0.1:9"), "whapi", Duration.ofSeconds(1)));
		assertThat(courier.failure(new PartReceipt("id", PartReceipt.Fate.FAILED, null)))
			.isEqualTo(new Settlement.Refused(false, "Whapi could not deliver it, code none"));
		assertThat(courier.failure(new PartReceipt("id", PartReceipt.Fate.SENT, null))).isNull();
	}

}
