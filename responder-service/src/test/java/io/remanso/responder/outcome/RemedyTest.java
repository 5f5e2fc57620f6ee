package io.remanso.responder.outcome;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.remanso.contracts.topic.DeadLetter;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.contracts.wire.EventHeaders;
import io.remanso.responder.partition.Tenure;
import io.remanso.responder.partition.Work;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class RemedyTest {

	private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

	private static final int MEGABYTE = 1 << 20;

	private final Tenure tenure = new Tenure(3, NOW);

	private final Work work = new Work(this.tenure,
			new ConsumerRecord<>(Topics.CLOSED_BUFFERS.name(), 3, 7, "ana".getBytes(UTF_8), "{}".getBytes(UTF_8)), null,
			null);

	@ParameterizedTest
	@EnumSource(names = { "STALE_GENERATION", "PRODUCER", "DENIED_ALL", "PASSING" })
	void shouldRepeatWhatIsNoRecordsFault(Fault fault) {
		assertThat(after(fault, entry(ended("hola")), entry(ended("hola")))).isInstanceOf(Remedy.Again.class);
	}

	@Test
	void shouldPartThoseThatWriteToTheTopicFromTheOthers() {
		Entry well = entry(ended("hola"));
		Entry failing = entry(letter(10), ended("hola"));
		assertThat(Remedy.after(new Attempt.Failed(Fault.DENIED, Topics.DLQ, "denied"), List.of(failing, well, well)))
			.isEqualTo(new Remedy.Split(List.of(well, well), List.of(failing)));
	}

	@Test
	void shouldHalveWhereAllWriteToTheTopic() {
		Entry one = entry(ended("uno"));
		Entry two = entry(ended("dos"));
		Entry three = entry(ended("tres"));
		assertThat(after(Fault.UNWRITABLE, one, two, three))
			.isEqualTo(new Remedy.Split(List.of(one), List.of(two, three)));
	}

	@Test
	void shouldLetWaitWhatATopicDenies() {
		assertThat(after(Fault.DENIED, entry(ended("hola")))).isInstanceOf(Remedy.Strand.class);
	}

	@Test
	void shouldGiveBackAStep() {
		Entry step = new Entry(this.tenure, List.of(ended("hola")), null, new CompletableFuture<>());
		assertThat(after(Fault.UNWRITABLE, step)).isInstanceOf(Remedy.GiveBack.class);
	}

	@Test
	void shouldNotBlameAProofThatWritesNothing() {
		assertThat(after(Fault.DENIED, new Entry(this.tenure, List.of(), null, new CompletableFuture<>())))
			.isInstanceOf(Remedy.Again.class);
	}

	@Test
	void shouldWriteThatTheTurnFailedWhereItsEndIsTooLarge() {
		Entry less = substitute(entry(ended("x".repeat(MEGABYTE))));
		assertThat(less.records()).hasSize(2);
		assertThat(EventHeaders.get(less.records().getFirst().headers(), DeadLetter.OFFSET)).isEqualTo("7");
		assertThat(Topics.OUTCOMES.serde().deserialize(less.records().getLast().value()))
			.isInstanceOfSatisfying(Outcome.Failed.class, (failed) -> {
				assertThat(failed.turnId()).isEqualTo("t-1");
				assertThat(failed.detail()).contains("answered").contains("too large");
				assertThat(failed.memory().conversationId()).isEqualTo("conv_1");
				assertThat(failed.memory().leftConversations()).containsExactly("conv_0");
				assertThat(failed.memory().entries()).isEmpty();
			});
	}

	@Test
	void shouldKeepWhyATurnFailedAndWhetherTheUserWasTold() {
		Entry less = substitute(entry(letter(10), OutcomeRecords.of(new Outcome.Failed("t-1", "ana",
				Outcome.Failure.MODEL, "no answer", true, memory("x".repeat(MEGABYTE)), NOW), 3)));
		assertThat(less.records()).hasSize(2);
		assertThat(Topics.OUTCOMES.serde().deserialize(less.records().getLast().value()))
			.isInstanceOfSatisfying(Outcome.Failed.class, (failed) -> {
				assertThat(failed.reason()).isEqualTo(Outcome.Failure.MODEL);
				assertThat(failed.apologised()).isTrue();
				assertThat(failed.detail()).isEqualTo("no answer");
			});
	}

	@Test
	void shouldLeaveTheOutcomeAsItIsWhereTheDeadLetterIsLarger() {
		ProducerRecord<byte[], byte[]> end = ended("x".repeat(1000));
		Entry less = substitute(entry(letter(MEGABYTE), end));
		assertThat(less.records().getFirst().value()).hasSize(Substitutes.CUT);
		assertThat(less.records().getLast()).isSameAs(end);
	}

	@Test
	void shouldLeaveOutTheWholeValueAndForeignHeadersWhereCuttingDidNotHelp() {
		ProducerRecord<byte[], byte[]> cut = letter(Substitutes.CUT);
		cut.headers().add("foreign", new byte[MEGABYTE]);
		ProducerRecord<byte[], byte[]> bare = substitute(entry(cut)).records().getFirst();
		assertThat(bare.value()).isNull();
		assertThat(bare.headers().lastHeader("foreign")).isNull();
		assertThat(EventHeaders.get(bare.headers(), DeadLetter.SOURCE)).isEqualTo(Topics.CLOSED_BUFFERS.name());
		assertThat(EventHeaders.get(bare.headers(), DeadLetter.ERROR)).isEqualTo("poison");
	}

	@Test
	void shouldLetWaitWhatCannotBeMadeSmallerAnyMore() {
		List<Remedy> remedies = new ArrayList<>();
		Entry left = entry(letter(MEGABYTE), ended("x".repeat(MEGABYTE)));
		while (left != null) {
			Remedy remedy = after(Fault.UNWRITABLE, left);
			remedies.add(remedy);
			left = (remedy instanceof Remedy.Substitute less) ? less.entry() : null;
		}
		assertThat(remedies).hasSizeLessThan(6);
		assertThat(remedies.getLast()).isInstanceOf(Remedy.Strand.class);
	}

	private static Entry substitute(Entry entry) {
		if (after(Fault.UNWRITABLE, entry) instanceof Remedy.Substitute less) {
			return less.entry();
		}
		throw new AssertionError("no substitute");
	}

	private static Remedy after(Fault fault, Entry... entries) {
		return Remedy.after(new Attempt.Failed(fault, Topics.OUTCOMES.name(), "too large"), List.of(entries));
	}

	private Entry entry(ProducerRecord<byte[], byte[]> only) {
		return entry(List.of(only));
	}

	private Entry entry(ProducerRecord<byte[], byte[]> letter, ProducerRecord<byte[], byte[]> end) {
		return entry(List.of(letter, end));
	}

	private Entry entry(List<ProducerRecord<byte[], byte[]>> records) {
		return new Entry(this.tenure, records, this.work, new CompletableFuture<@Nullable Void>());
	}

	private ProducerRecord<byte[], byte[]> letter(int bytes) {
		return OutcomeRecords.deadLetter(
				new ConsumerRecord<>(Topics.CLOSED_BUFFERS.name(), 3, 7, "ana".getBytes(UTF_8), new byte[bytes]),
				"poison");
	}

	private static ProducerRecord<byte[], byte[]> ended(String text) {
		return OutcomeRecords.of(new Outcome.Answered("t-1", "ana", 1, memory(text), NOW), 3);
	}

	private static Memory memory(String text) {
		return new Memory("conv_1", null, null,
				List.of(new TranscriptEntry(TranscriptEntry.Role.USER, text, "m-0", true, NOW)), List.of("conv_0"));
	}

}
