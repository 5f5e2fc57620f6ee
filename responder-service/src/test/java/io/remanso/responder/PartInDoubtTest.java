package io.remanso.responder;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.inbound.Receipt;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.Outcome;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.faults.FaultProfile;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.ledger.Sent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A part that may have been sent already is settled before anything is sent again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartInDoubtTest {

	@RegisterExtension
	private final Worker worker = new Worker("a");

	private final Kafka kafka = this.worker.kafka();

	private final Simulator simulator = this.worker.simulator();

	@AfterEach
	void stop() {
		this.worker.stop();
	}

	@Test
	void shouldTakeAPartInDoubtForSentWhereAReceiptNamesIt() {
		ClosedBuffer buffer = begun(Gateway.META, "573000000601");
		this.kafka.write(Topics.RECEIPTS, buffer.userId(), new Receipt(buffer.userId(), buffer.chat(), "wamid.before",
				Receipt.Status.DELIVERED, buffer.turnId() + "/1", null, null, Instant.now(), Instant.now()));
		this.worker.start();
		assertThat(this.kafka.awaitEnd(buffer)).isInstanceOf(Outcome.Answered.class);
		assertThat(part(buffer).proof()).isEqualTo(Outcome.Proof.RECEIPT);
		assertThat(part(buffer).messageId()).isEqualTo("wamid.before");
		assertThat(this.simulator.meta().sent()).isEmpty();
		assertThat(this.simulator.openAi().calls()).isEmpty();
	}

	@Test
	void shouldNotTakeAPartInDoubtForSentWhereItsReceiptSaysThatItFailed() {
		ClosedBuffer buffer = begun(Gateway.META, "573000000609");
		this.kafka.write(Topics.RECEIPTS, buffer.userId(),
				new Receipt(buffer.userId(), buffer.chat(), "wamid.before", Receipt.Status.FAILED,
						buffer.turnId() + "/1", 131047, "more than 24 hours", Instant.now(), Instant.now()));
		this.worker.start();
		assertThat(this.kafka.awaitEnd(buffer)).isInstanceOfSatisfying(Outcome.Failed.class,
				(failed) -> assertThat(failed.reason()).isEqualTo(Outcome.Failure.WINDOW_CLOSED));
		assertThat(this.simulator.meta().sent()).isEmpty();
	}

	@Test
	void shouldTakeAPartInDoubtForSentWhereTheChatListsIt() {
		ClosedBuffer buffer = begun(Gateway.WHAPI, "573000000602");
		send(buffer, "Hola de antes");
		this.worker.start();
		assertThat(this.kafka.awaitEnd(buffer)).isInstanceOf(Outcome.Answered.class);
		assertThat(part(buffer).proof()).isEqualTo(Outcome.Proof.LISTED);
		assertThat(this.simulator.whapi().sent()).hasSize(1);
	}

	@Test
	void shouldSendAPartInDoubtThatTheChatDoesNotList() {
		ClosedBuffer buffer = begun(Gateway.WHAPI, "573000000603");
		this.worker.start();
		this.kafka.awaitEnd(buffer);
		assertThat(this.simulator.whapi().sent()).extracting(Sent::text).containsExactly("Hola de antes");
		assertThat(this.simulator.openAi().calls()).isEmpty();
	}

	@Test
	void shouldSendAgainWhatNothingSettlesWhereThatIsThePolicy() {
		ClosedBuffer buffer = begun(Gateway.META, "573000000604");
		this.worker.start("--IN_DOUBT=resend");
		this.kafka.awaitEnd(buffer);
		assertThat(part(buffer).proof()).isEqualTo(Outcome.Proof.RESPONSE);
		assertThat(this.simulator.meta().sent()).hasSize(1);
		assertThat(settled("resend")).isEqualTo(1);
	}

	@Test
	void shouldSkipWhatNothingSettlesWhereThatIsThePolicy() {
		ClosedBuffer buffer = begun(Gateway.META, "573000000605");
		this.worker.start("--IN_DOUBT=skip");
		this.kafka.awaitEnd(buffer);
		assertThat(part(buffer).proof()).isEqualTo(Outcome.Proof.ASSUMED);
		assertThat(this.simulator.meta().sent()).isEmpty();
		assertThat(settled("skip")).isEqualTo(1);
	}

	@Test
	void shouldNotSendTwiceWhereTheGatewaysAnswerWasLost() {
		this.worker.start();
		this.simulator.faults().set(Api.WHAPI, FaultProfile.losingAnswers(1).only("/messages/text").times(1));
		ClosedBuffer buffer = ClosedBuffers.of(Gateway.WHAPI, "573000000606", "hola");
		this.kafka.write(buffer);
		this.kafka.awaitEnd(buffer);
		assertThat(part(buffer).proof()).isEqualTo(Outcome.Proof.LISTED);
		assertThat(this.simulator.whapi().sent()).hasSize(1);
	}

	// A turn whose reply was recorded by a worker that then died: one part may be out.
	private ClosedBuffer begun(Gateway gateway, String user) {
		ClosedBuffer buffer = ClosedBuffers.of(gateway, user, "hola");
		this.kafka.write(buffer);
		this.kafka.write(Topics.OUTCOMES, user, new Outcome.ReplyGenerated(buffer.turnId(), user, "Hola de antes", null,
				"m", 1, 1, 1, 1, new Memory(null, null, null, List.of()), Instant.now()));
		return buffer;
	}

	private void send(ClosedBuffer buffer, String text) {
		try (var http = HttpClient.newHttpClient()) {
			http.send(HttpRequest.newBuilder(URI.create(this.simulator.whapiBaseUrl() + "/messages/text"))
				.header("Authorization", "Bearer whapi")
				.header("Content-Type", "application/json")
				.POST(HttpRequest.BodyPublishers
					.ofString("{\"to\":\"%s\",\"body\":\"%s\"}".formatted(buffer.chat().chatId(), text)))
				.build(), HttpResponse.BodyHandlers.discarding());
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Outcome.PartSent part(ClosedBuffer buffer) {
		return this.kafka.outcomesOf(buffer.turnId())
			.stream()
			.filter(Outcome.PartSent.class::isInstance)
			.map(Outcome.PartSent.class::cast)
			.findFirst()
			.orElseThrow();
	}

	private double settled(String how) {
		return this.worker.bean(MeterRegistry.class)
			.counter("remanso.parts.in_doubt", "gateway", "meta", "settled", how)
			.count();
	}

}
