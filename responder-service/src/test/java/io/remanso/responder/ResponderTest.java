package io.remanso.responder;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.inbound.MediaKind;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.CloseReason;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Outcome;
import io.remanso.responder.media.TestFiles;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.ledger.Call;
import io.remanso.simulator.ledger.Sent;
import io.remanso.simulator.media.Medium;
import io.remanso.simulator.openai.Echo;
import io.remanso.simulator.payloads.VoiceNote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The worker over a real broker, against the simulated model and gateways.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResponderTest {

	@RegisterExtension
	private final Worker worker = Worker.running("a");

	private final Kafka kafka = this.worker.kafka();

	private final Simulator simulator = this.worker.simulator();

	@Test
	void shouldAnswerByTheGatewayThatTheMessagesCameBy() {
		ClosedBuffer whapi = ClosedBuffers.of(Gateway.WHAPI, "573000000101", "hola", "¿hay sitio?");
		ClosedBuffer meta = ClosedBuffers.of(Gateway.META, "573000000102", "buenas", "¿y mañana?");
		this.kafka.write(whapi);
		this.kafka.write(meta);
		this.kafka.awaitEnds(Set.of(whapi.turnId(), meta.turnId()));
		assertThat(this.simulator.whapi().sent()).extracting(Sent::text)
			.singleElement()
			.satisfies((text) -> assertThat(Echo.lines(text)).containsExactly("hola", "¿hay sitio?"));
		assertThat(this.simulator.meta().sent()).extracting(Sent::text)
			.singleElement()
			.satisfies((text) -> assertThat(Echo.lines(text)).containsExactly("buenas", "¿y mañana?"));
	}

	@Test
	void shouldWriteTheReplyBeforeItsPartAndTheEndLast() {
		ClosedBuffer buffer = ClosedBuffers.of(Gateway.WHAPI, "573000000103", "hola");
		this.kafka.write(buffer);
		this.kafka.awaitEnd(buffer);
		assertThat(this.kafka.outcomesOf(buffer.turnId())).<Class<?>>extracting(Object::getClass)
			.containsExactly(Outcome.ReplyGenerated.class, Outcome.PartSent.class, Outcome.Answered.class);
	}

	@Test
	void shouldAnswerAHundredTurnsInOrderOnceEach() {
		List<ClosedBuffer> buffers = IntStream.range(0, 100)
			.mapToObj((n) -> ClosedBuffers.of(Gateway.WHAPI, "5730000002%02d".formatted(n % 25), "línea " + n))
			.toList();
		buffers.forEach(this.kafka::write);
		List<Outcome.Terminal> ends = this.kafka
			.awaitEnds(buffers.stream().map(ClosedBuffer::turnId).collect(Collectors.toSet()));
		buffers.stream()
			.collect(Collectors.groupingBy(ClosedBuffer::userId,
					Collectors.mapping(ClosedBuffer::turnId, Collectors.toList())))
			.forEach((user,
					turns) -> assertThat(ends.stream().filter((end) -> end.userId().equals(user)).map(Outcome::turnId))
						.containsExactlyElementsOf(turns));
		assertThat(this.simulator.whapi().sent()).hasSize(100).extracting(Sent::text).doesNotHaveDuplicates();
	}

	@Test
	void shouldSendNothingForATurnThatOnlyJoinsTheConversation() {
		ClosedBuffer buffer = ClosedBuffers.of(Gateway.WHAPI, "573000000104", false, "ya me atendieron");
		this.kafka.write(buffer);
		assertThat(this.kafka.awaitEnd(buffer)).isInstanceOf(Outcome.Recorded.class);
		assertThat(this.simulator.whapi().sent()).isEmpty();
	}

	@Test
	void shouldEndATurnThatCannotBeReadAndKeepItInTheDlq() {
		this.kafka.writeBytes(Topics.CLOSED_BUFFERS.name(), "573000000105",
				"{\"turn_id\":\"broken-1\"}".getBytes(UTF_8));
		assertThat(this.kafka.awaitEnds(Set.of("broken-1"))).singleElement()
			.isInstanceOfSatisfying(Outcome.Failed.class,
					(failed) -> assertThat(failed.reason()).isEqualTo(Outcome.Failure.UNREADABLE));
		assertThat(this.kafka.deadLetters())
			.anySatisfy((letter) -> assertThat(new String(letter.value(), UTF_8)).contains("broken-1"));
	}

	@ParameterizedTest
	@EnumSource(Gateway.class)
	void shouldHearAVoiceNoteAndAnswerByVoice(Gateway gateway) {
		Medium note = this.simulator.media().put(VoiceNote.TYPE, VoiceNote.saying("mañana llego tarde"));
		ClosedBuffer buffer = ClosedBuffers.with(gateway, user("57300000020", gateway), file(MediaKind.VOICE, note));
		this.kafka.write(buffer);
		Outcome.Terminal end = this.kafka.awaitEnd(buffer);
		assertThat(end.memory().entries().getFirst().text()).isEqualTo("[Nota de voz] mañana llego tarde");
		assertThat(sent(gateway)).singleElement().satisfies((sent) -> {
			assertThat(sent.kind()).isEqualTo("voice");
			assertThat(this.simulator.media()
				.get(String.valueOf(sent.mediaId()))
				.flatMap((spoken) -> VoiceNote.textIn(spoken.bytes())))
				.hasValueSatisfying((text) -> assertThat(text).contains("mañana llego tarde"));
		});
	}

	@ParameterizedTest
	@EnumSource(Gateway.class)
	void shouldShowTheModelAPicture(Gateway gateway) {
		Medium picture = this.simulator.media().put("image/png", TestFiles.picture("png"));
		ClosedBuffer buffer = ClosedBuffers.with(gateway, user("57300000030", gateway), file(MediaKind.IMAGE, picture));
		this.kafka.write(buffer);
		this.kafka.awaitEnd(buffer);
		assertThat(this.simulator.openAi().calls()).singleElement().satisfies((call) -> {
			assertThat(call.lines()).containsExactly("[Imagen]");
			assertThat(call.images()).isEqualTo(1);
			assertThat(call.lines()).containsExactly("[Imagen]");
		});
	}

	@Test
	void shouldReadTheLabelsOfTheChat() {
		ClosedBuffer buffer = ClosedBuffers.of(Gateway.WHAPI, "573000000401", "hola");
		this.simulator.whapi().describe(buffer.chat().chatId(), "Ana", List.of("Reserva\u0000do", "VIP\uD83D"));
		this.kafka.write(buffer);
		assertThat(this.kafka.awaitEnd(buffer).memory().labels()).isNotNull()
			.satisfies((labels) -> assertThat(labels.names()).containsExactly("Reservado", "VIP"));
	}

	@Test
	void shouldFailOpenlyWhereTheWindowIsClosed() {
		ClosedBuffer buffer = ClosedBuffers.of(Gateway.META, "573000000402", "hola");
		this.simulator.meta().setWindow("573000000402", false);
		this.kafka.write(buffer);
		assertThat(this.kafka.awaitEnd(buffer)).isInstanceOfSatisfying(Outcome.Failed.class,
				(failed) -> assertThat(failed.reason()).isEqualTo(Outcome.Failure.WINDOW_CLOSED));
		assertThat(this.simulator.meta().sent()).isEmpty();
	}

	@Test
	void shouldAnswerATurnAgainWhereAnOperatorOrderedIt() {
		ClosedBuffer first = ClosedBuffers.of(Gateway.META, "573000000403", "hola");
		this.kafka.write(first);
		String conversation = this.kafka.awaitEnd(first).memory().conversationId();
		ClosedBuffer again = new ClosedBuffer(first.turnId() + "-again", first.userId(), first.chat(), true,
				first.turnId(), first.messages(), first.profile(), conversation, List.of(), null, null,
				CloseReason.ANSWER_AGAIN, first.firstAt(), first.lastAt(), first.deadline(), first.closedAt());
		this.kafka.write(again);
		assertThat(this.kafka.awaitEnd(again)).isInstanceOf(Outcome.Answered.class);
		assertThat(this.simulator.meta().sent()).hasSize(2);
		assertThat(this.simulator.openAi().calls()).hasSize(2);
	}

	@Test
	void shouldNeverCallTheOldAssistantsThreads() {
		ClosedBuffer turn = ClosedBuffers.of(Gateway.META, "573000000404", "hola");
		ClosedBuffer imported = new ClosedBuffer(turn.turnId(), turn.userId(), turn.chat(), true, null, turn.messages(),
				turn.profile(), "thread_abc", List.of(), null, null, turn.reason(), turn.firstAt(), turn.lastAt(),
				turn.deadline(), turn.closedAt());
		this.kafka.write(imported);
		assertThat(this.kafka.awaitEnd(imported).memory().conversationId()).startsWith("conv");
		assertThat(this.simulator.ledger().calls(Api.OPENAI)).extracting(Call::path)
			.noneMatch((path) -> path.contains("thread"));
	}

	private static String user(String prefix, Gateway gateway) {
		return prefix + ((gateway == Gateway.META) ? 1 : 2);
	}

	private static Content file(MediaKind kind, Medium medium) {
		return new Content.Media(kind, medium.id(), null, medium.type(), (long) medium.size(), null, null, null, null);
	}

	private List<Sent> sent(Gateway gateway) {
		return (gateway == Gateway.WHAPI) ? this.simulator.whapi().sent() : this.simulator.meta().sent();
	}

}
