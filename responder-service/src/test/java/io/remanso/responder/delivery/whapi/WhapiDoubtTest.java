package io.remanso.responder.delivery.whapi;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

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
import io.remanso.responder.delivery.UndeliverableException;
import io.remanso.responder.pace.AccountGate;
import io.remanso.responder.pace.Breaker;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.FakeTime;
import io.remanso.responder.pace.Waiting;
import io.remanso.responder.partition.PartReceipt;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.SimulatorOptions;
import io.remanso.simulator.faults.Decision;
import io.remanso.simulator.faults.Fault;
import io.remanso.simulator.faults.FaultProfile;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.pace.PassingTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A part of which Whapi's answer does not say what became of it.
 */
class WhapiDoubtTest {

	private static final String NUMBER = "573000000001@s.whatsapp.net";

	private static final String LID = "198765432101234@lid";

	private static final String TEXT = "Claro:\n\nmira https://a.example/menú  y dime.\n- una\n- dos";

	private final Simulator simulator = Simulator.start(SimulatorOptions.echo());

	private final FakeTime time = new FakeTime();

	private final PartSender sender = new PartSender("whapi",
			new WhapiCourier(
					new GatewayHttp(URI.create(this.simulator.whapiBaseUrl()), "whapi", Duration.ofSeconds(5))),
			new AccountGate("whapi"), new Breaker("whapi"), InDoubt.RESEND, this.time.waiting(),
			new SimpleMeterRegistry());

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	@Test
	void shouldSendAndLookOnlyAFewTimesInTenMinutes() {
		this.simulator.faults().set(Api.WHAPI, FaultProfile.failing(1, 500).only("/messages/text"));
		assertThatThrownBy(() -> send(Set.of(NUMBER))).isInstanceOfSatisfying(UndeliverableException.class,
				(ex) -> assertThat(ex.failure()).isEqualTo(Outcome.Failure.TIMEOUT));
		assertThat(calls("POST")).isBetween(5L, 10L);
		assertThat(calls("GET")).isBetween(5L, 30L);
	}

	@Test
	void shouldNotLookLongerThanTimeIsLeftWhereWhapiHangs() throws Exception {
		this.simulator.faults().hook((_) -> Optional.of(Decision.wrong(new Fault.Hang())));
		Waiting real = new Waiting(InstantSource.system(), () -> 1, PassingTime::await);
		Instant now = real.now();
		WhapiCourier courier = new WhapiCourier(
				new GatewayHttp(URI.create(this.simulator.whapiBaseUrl()), "whapi", Duration.ofSeconds(2)));
		assertThat(courier.settle(part(), doubt(now, Set.of(NUMBER, LID)), Deadline.after(now, Duration.ofSeconds(1)),
				real))
			.isEqualTo(new Settlement.Unknown());
		assertThat(Duration.between(now, real.now())).isLessThan(Duration.ofSeconds(2));
		assertThat(calls("GET")).isEqualTo(1);
	}

	@Test
	void shouldFindWhatIsListedUnderTheOtherIdOfTheChat() throws Exception {
		this.simulator.whapi().listUnder(NUMBER, LID);
		loseTheAnswer();
		assertThat(send(Set.of(NUMBER, LID)).proof()).isEqualTo(Outcome.Proof.LISTED);
		assertThat(this.simulator.whapi().sent()).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource(Shape.class)
	void shouldFindWhatIsListedInAnotherShape(Shape shape) throws Exception {
		this.simulator.whapi().listAs(shape::listed);
		loseTheAnswer();
		assertThat(send(Set.of(NUMBER)).proof()).isEqualTo(Outcome.Proof.LISTED);
		assertThat(this.simulator.whapi().sent()).hasSize(1);
	}

	@Test
	void shouldNotTakeOtherWordsForIt() throws Exception {
		this.simulator.whapi().listAs((message) -> Shape.with(message, TEXT + " más"));
		loseTheAnswer();
		assertThat(send(Set.of(NUMBER)).proof()).isEqualTo(Outcome.Proof.RESPONSE);
	}

	private void loseTheAnswer() {
		this.simulator.faults().set(Api.WHAPI, FaultProfile.losingAnswers(1).only("/messages/text").times(1));
	}

	private static Part part() {
		return new Part("turn-1", new Chat(Gateway.WHAPI, "CH", NUMBER, false), Outcome.Purpose.REPLY, 1, 1, TEXT,
				null);
	}

	// The checker does not see in a class file that the function may give null.
	@SuppressWarnings("NullAway")
	private static Doubt doubt(Instant now, Set<String> chatIds) {
		return new Doubt(now, now, Set.of(), WhapiDoubtTest::noReceipt, Duration.ofSeconds(30), false)
			.listedUnder(chatIds);
	}

	private Delivered send(Set<String> chatIds) throws Exception {
		Doubt doubt = doubt(this.time.now(), chatIds);
		return this.sender.send(part(), new Settlement.Absent(), doubt, this.time.in(Duration.ofMinutes(10)), () -> {
		});
	}

	private static @Nullable PartReceipt noReceipt(String callbackData) {
		return null;
	}

	private long calls(String method) {
		return this.simulator.ledger().calls(Api.WHAPI).stream().filter((call) -> call.method().equals(method)).count();
	}

	/** How a list may show what was sent. */
	enum Shape {

		TRIMMED, LINE_ENDS, DECOMPOSED, PREVIEW;

		ObjectNode listed(ObjectNode message) {
			return switch (this) {
				case TRIMMED -> with(message, TEXT.replaceAll(" +", " "));
				case LINE_ENDS -> with(message, TEXT.replace("\n", "\r\n") + "\r\n");
				case DECOMPOSED -> with(message, TEXT.replace("ú", "u\u0301"));
				case PREVIEW -> {
					message.remove("text");
					message.put("type", "link_preview").putObject("link_preview").put("body", TEXT);
					yield message;
				}
			};
		}

		static ObjectNode with(ObjectNode message, String text) {
			message.set("text", JsonNodeFactory.instance.objectNode().put("body", text));
			return message;
		}

	}

}
