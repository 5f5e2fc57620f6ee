package io.remanso.responder.turn;

import java.util.List;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.inbound.MediaKind;
import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.responder.delivery.Sending;
import io.remanso.responder.delivery.Settlement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A turn that an earlier owner of the partition had begun.
 */
class InheritedTurnTest {

	private static final Chat CHAT = new Chat(Gateway.WHAPI, "CH", Messages.USER + "@s.whatsapp.net", false);

	private final Scene scene = new Scene();

	InheritedTurnTest() {
		this.scene.inherit();
	}

	@Test
	void shouldTellTheModelThatItMayHaveBeenAsked() {
		this.scene.run(Messages.text("hola"));
		assertThat(this.scene.assistant.asked).singleElement()
			.satisfies((question) -> assertThat(question.mayBeRepeat()).isTrue());
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void shouldTellTheModelNothingWhereThePartitionIsAnothersByNow(boolean answer) {
		this.scene.movedOn = true;
		this.scene.run(Messages.buffer(answer, List.of(), null, Messages.NOW, new Content.Text("hola")));
		assertThat(this.scene.assistant.asked).isEmpty();
		assertThat(this.scene.assistant.recorded).isEmpty();
		assertThat(this.scene.written).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void shouldLeaveATurnThatBecameAnothersWhileItWaitedForTheModel(boolean answer) {
		this.scene.assistant.whileThinking = this.scene::lose;
		this.scene.assistant.whileRecording = this.scene::lose;
		this.scene.run(Messages.buffer(answer, List.of(), null, Messages.NOW, new Content.Text("hola")));
		assertThat(this.scene.written).isEmpty();
		assertThat(this.scene.courier.sent).isEmpty();
	}

	@Test
	void shouldLeaveATurnThatBecameAnothersWhileItWaitedToBeHeard() {
		this.scene.transcriber = (_, _, _, ownership) -> {
			this.scene.lose();
			ownership.check();
			return "hola";
		};
		this.scene.run(Messages.saying(Messages.media(MediaKind.VOICE, null)));
		assertThat(this.scene.assistant.asked).isEmpty();
		assertThat(this.scene.written).isEmpty();
	}

	@Test
	void shouldNotGenerateARecordedReplyAgain() {
		reply("Hola de antes");
		this.scene.run(Messages.text("hola"));
		assertThat(this.scene.assistant.asked).isEmpty();
		assertThat(this.scene.courier.texts()).containsExactly("Hola de antes");
		assertThat(this.scene.written).hasExactlyElementsOfTypes(Outcome.PartSent.class, Outcome.Answered.class);
	}

	@Test
	void shouldNotSendTheFirstPartAgainWhereItIsFound() {
		reply("Hola de antes");
		this.scene.courier.settlement = new Settlement.Found("id-x", Outcome.Proof.LISTED);
		this.scene.run(Messages.text("hola"));
		assertThat(this.scene.courier.sent).isEmpty();
		assertThat(this.scene.written.getFirst()).isInstanceOfSatisfying(Outcome.PartSent.class, (part) -> {
			assertThat(part.messageId()).isEqualTo("id-x");
			assertThat(part.proof()).isEqualTo(Outcome.Proof.LISTED);
		});
	}

	@Test
	void shouldNotTellTheModelThatTheUserLacksWhatTheyMayHave() {
		reply("Hola de antes");
		this.scene.courier.settlement = new Settlement.Unknown();
		this.scene.courier.answer = (_) -> new Sending.Refused(true, "131047");
		this.scene.run(Messages.text("hola"));
		assertThat(this.scene.end()).isInstanceOf(Outcome.Failed.class);
		assertThat(this.scene.assistant.withdrawn).isEmpty();
		assertThat(this.scene.end().memory().conversationId()).isEqualTo("conv_1");
		assertThat(this.scene.end().memory().entries()).allMatch(TranscriptEntry::delivered);
	}

	@Test
	void shouldDoubtOnlyTheFirstPartAfterTheLastRecordedOne() {
		reply("a".repeat(4000) + "\n\n" + "b".repeat(4000) + "\n\n" + "c".repeat(4000));
		this.scene.recorded(new Outcome.PartSent("turn-1", Messages.USER, CHAT, Outcome.Purpose.REPLY,
				Outcome.Form.TEXT, 1, 3, "a".repeat(4000), "id-a", Outcome.Proof.RESPONSE, Messages.NOW));
		this.scene.run(Messages.text("hola"));
		assertThat(this.scene.courier.texts()).containsExactly("b".repeat(4000), "c".repeat(4000));
		assertThat(this.scene.courier.doubts).singleElement()
			.satisfies((doubt) -> assertThat(doubt.sentIds()).containsExactly("id-a"));
	}

	@Test
	void shouldGoOnBehindARecordedPartThatWasCutElsewhere() {
		String one = "a".repeat(1000);
		String two = "b".repeat(1000);
		reply(one + "\n\n" + two);
		this.scene.recorded(new Outcome.PartSent("turn-1", Messages.USER, CHAT, Outcome.Purpose.REPLY,
				Outcome.Form.TEXT, 1, 2, one, "id-a", Outcome.Proof.RESPONSE, Messages.NOW));
		this.scene.run(Messages.text("hola"));
		assertThat(this.scene.courier.texts()).containsExactly(two);
		assertThat(this.scene.end()).isInstanceOfSatisfying(Outcome.Answered.class,
				(end) -> assertThat(end.parts()).isEqualTo(2));
	}

	@Test
	void shouldSayWhatTheUserLacksByTheRecordedTexts() {
		String one = "a".repeat(1000);
		String two = "b".repeat(1000);
		reply(one + "\n\n" + two);
		this.scene.recorded(new Outcome.PartSent("turn-1", Messages.USER, CHAT, Outcome.Purpose.REPLY,
				Outcome.Form.TEXT, 1, 2, one, "id-a", Outcome.Proof.RESPONSE, Messages.NOW));
		this.scene.courier.answer = (_) -> new Sending.Refused(true, "131047");
		this.scene.run(Messages.text("hola"));
		assertThat(this.scene.assistant.withdrawn).containsExactly(one);
		assertThat(this.scene.end().memory().entries()).filteredOn((entry) -> !entry.delivered())
			.extracting(TranscriptEntry::text)
			.containsExactly(two);
	}

	@Test
	void shouldOnlyEndWhatWasSentWhole() {
		reply("Hola de antes");
		this.scene.recorded(new Outcome.PartSent("turn-1", Messages.USER, CHAT, Outcome.Purpose.REPLY,
				Outcome.Form.TEXT, 1, 1, "Hola de antes", "id-a", Outcome.Proof.RESPONSE, Messages.NOW));
		this.scene.run(Messages.text("hola"));
		assertThat(this.scene.courier.sent).isEmpty();
		assertThat(this.scene.written).hasExactlyElementsOfTypes(Outcome.Answered.class);
	}

	@Test
	void shouldKeepWhatTheEarlierOwnerHadHeard() {
		reply("Hola de antes");
		this.scene.transcriber = (_, _, _, _) -> "otra cosa";
		this.scene.run(Messages.saying(Messages.media(MediaKind.VOICE, null)));
		assertThat(this.scene.end().memory().entries()).extracting(TranscriptEntry::text)
			.containsExactly("lo de antes", "Hola de antes");
	}

	@Test
	void shouldNotTakeAnEarlierAnswerOfTheSameWordsForThisOne() {
		reply("Sí.");
		this.scene.run(Messages.buffer(true,
				List.of(Messages.earlier(TranscriptEntry.Role.ASSISTANT, "Sí.", "id-before", true)), null, Messages.NOW,
				new Content.Text("¿seguro?")));
		assertThat(this.scene.courier.doubts).singleElement()
			.satisfies((doubt) -> assertThat(doubt.sentIds()).contains("id-before"));
	}

	private void reply(String text) {
		List<TranscriptEntry> entries = List.of(
				new TranscriptEntry(TranscriptEntry.Role.USER, "lo de antes", "m-0", true, Messages.NOW),
				new TranscriptEntry(TranscriptEntry.Role.ASSISTANT, text, null, true, Messages.NOW));
		this.scene.recorded(new Outcome.ReplyGenerated("turn-1", Messages.USER, text, "conv_1", "m", 1, 1, 1, 1,
				new Memory("conv_1", null, null, entries), Messages.NOW));
	}

}
