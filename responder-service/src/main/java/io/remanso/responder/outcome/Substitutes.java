package io.remanso.responder.outcome;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.remanso.contracts.topic.DeadLetter;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.wire.EventHeaders;
import io.remanso.responder.partition.Work;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * What is written instead of the end of a turn that no broker takes: a dead letter with
 * less of the record in it, which lies whole where it was read; an outcome that says only
 * that the turn failed. The largest record gives way first, since nearly always it is its
 * size, and each step makes the entry smaller, so that there is a last one.
 */
final class Substitutes {

	/** What is left of a value that is for people to look at. */
	static final int CUT = 64 * 1024;

	private static final int LONGEST_TEXT = 400;

	// A user id has up to 160 characters, of four bytes at most.
	private static final int LONGEST_KEY = 640;

	// As long as the longest that the tables hold; a turn that left more than a few
	// behind does not occur.
	private static final int LONGEST_CONVERSATION = 255;

	private static final int MOST_CONVERSATIONS = 10;

	private static final List<String> OUR_HEADERS = List.of(DeadLetter.SOURCE, DeadLetter.PARTITION, DeadLetter.OFFSET,
			DeadLetter.WORKER, DeadLetter.ERROR);

	private Substitutes() {
	}

	/** The next smaller entry, or none where nothing can be left out any more. */
	static Optional<Entry> of(Entry entry, Work work, String error) {
		List<ProducerRecord<byte[], byte[]>> largestFirst = new ArrayList<>(entry.records());
		largestFirst.sort(Comparator.comparingLong(Substitutes::size).reversed());
		for (ProducerRecord<byte[], byte[]> large : largestFirst) {
			ProducerRecord<byte[], byte[]> small = large.topic().equals(Topics.DLQ) ? deadLetter(large)
					: outcome(large, work, error);
			if (size(small) < size(large)) {
				return Optional.of(entry.with(replaced(entry.records(), large, small, work, error)));
			}
		}
		return Optional.empty();
	}

	// A turn that failed has its row, also where it had ended well.
	private static List<ProducerRecord<byte[], byte[]>> replaced(List<ProducerRecord<byte[], byte[]>> records,
			ProducerRecord<byte[], byte[]> large, ProducerRecord<byte[], byte[]> small, Work work, String error) {
		List<ProducerRecord<byte[], byte[]>> others = new ArrayList<>(records);
		others.set(others.indexOf(large), small);
		if (others.stream().noneMatch((record) -> record.topic().equals(Topics.DLQ))) {
			others.addFirst(OutcomeRecords.deadLetter(work.record(), cut("what became of it was not taken: " + error)));
		}
		return others;
	}

	private static ProducerRecord<byte[], byte[]> deadLetter(ProducerRecord<byte[], byte[]> large) {
		byte[] value = large.value();
		if (value != null && value.length > CUT) {
			Headers headers = new RecordHeaders(large.headers());
			EventHeaders.put(headers, DeadLetter.ERROR, cut(EventHeaders.get(headers, DeadLetter.ERROR))
					+ " [the value is cut: it has %d bytes]".formatted(value.length));
			return new ProducerRecord<>(large.topic(), large.partition(), large.key(), Arrays.copyOf(value, CUT),
					headers);
		}
		Headers headers = new RecordHeaders();
		for (String name : OUR_HEADERS) {
			EventHeaders.put(headers, name, cut(EventHeaders.get(large.headers(), name)));
		}
		byte[] key = large.key();
		return new ProducerRecord<>(large.topic(), large.partition(),
				(key != null && key.length <= LONGEST_KEY) ? key : null, null, headers);
	}

	private static ProducerRecord<byte[], byte[]> outcome(ProducerRecord<byte[], byte[]> large, Work work,
			String error) {
		return switch (Topics.OUTCOMES.serde().deserialize(large.value())) {
			case Outcome.Failed failed ->
				failed(failed, failed.reason(), cut(failed.detail()), failed.apologised(), work);
			case Outcome.Terminal end -> failed(end, Outcome.Failure.UNKNOWN,
					cut("it ended as %s, with %d bytes that can't be written: %s".formatted(
							end.getClass().getSimpleName().toLowerCase(Locale.ROOT), large.value().length, error)),
					false, work);
			// Steps say what was done; there is nothing to leave out.
			case Outcome.ReplyGenerated _, Outcome.FailureDecided _, Outcome.PartSent _, Outcome.Unknown _ -> large;
		};
	}

	private static ProducerRecord<byte[], byte[]> failed(Outcome.Terminal end, Outcome.Failure reason, String detail,
			boolean apologised, Work work) {
		return OutcomeRecords.of(new Outcome.Failed(end.turnId(), end.userId(), reason, detail, apologised,
				bare(end.memory()), end.at()), work.tenure().partition());
	}

	// Where the conversation is, so that the next turn goes on with it, and can be told
	// to forget it.
	private static Memory bare(Memory memory) {
		String conversation = memory.conversationId();
		return new Memory((conversation != null && conversation.length() <= LONGEST_CONVERSATION) ? conversation : null,
				null, null, List.of(),
				memory.leftConversations()
					.stream()
					.filter((left) -> left.length() <= LONGEST_CONVERSATION)
					.limit(MOST_CONVERSATIONS)
					.toList());
	}

	private static String cut(@Nullable String text) {
		if (text == null) {
			return "";
		}
		return (text.length() <= LONGEST_TEXT) ? text : text.substring(0, LONGEST_TEXT) + "…";
	}

	private static long size(ProducerRecord<byte[], byte[]> record) {
		long size = length(record.key()) + length(record.value());
		for (Header header : record.headers()) {
			size += header.key().length() + length(header.value());
		}
		return size;
	}

	private static long length(byte @Nullable [] bytes) {
		return (bytes != null) ? bytes.length : 0;
	}

}
