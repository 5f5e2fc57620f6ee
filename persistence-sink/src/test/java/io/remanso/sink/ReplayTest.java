package io.remanso.sink;

import java.util.List;

import io.remanso.contracts.inbound.Receipt;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.Disposition;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReplayTest {

	@Test
	void shouldChangeNoRowWhenEveryTopicIsReadAgain() {
		try (SinkFixture sink = SinkFixture.started()) {
			List<RecordMetadata> last = history(sink, new Events());
			last.forEach(sink::awaitWritten);
			sink.stop();
			var before = sink.dump();
			sink.rewind();
			sink.start();
			last.forEach(sink::awaitWritten);
			assertThat(sink.dump()).isEqualTo(before);
			assertThat(before.get("turns")).isNotEmpty();
		}
	}

	@Test
	void shouldGoOnWhereItStopped() {
		try (SinkFixture sink = SinkFixture.started()) {
			history(sink, new Events()).forEach(sink::awaitWritten);
			sink.stop();
			Events later = new Events();
			List<RecordMetadata> last = history(sink, later);
			sink.start();
			last.forEach(sink::awaitWritten);
			assertThat(sink.single("select outcome from turns where user_id = '%s'".formatted(later.user())))
				.containsEntry("outcome", "answered");
		}
	}

	@Test
	void shouldReadAgainWhatAnotherHasTakenBack() {
		try (SinkFixture sink = SinkFixture.started()) {
			Events events = new Events();
			history(sink, events).forEach(sink::awaitWritten);
			var before = sink.dump("messages");
			sink.rewind();
			RecordMetadata next = sink.send(Topics.INBOUND, events.user(), events.message("next", "¿Y?"));
			sink.awaitWritten(next);
			assertThat(sink.count("remanso.sink.retries", "reason", "OffsetsFencedException")).isPositive();
			assertThat(sink.dump("messages")).hasSize(before.size() + 1).containsAll(before);
		}
	}

	@Test
	void shouldNotWriteWhereAnotherHasMovedOn() {
		try (SinkFixture sink = SinkFixture.started()) {
			Events events = new Events();
			RecordMetadata first = sink.send(Topics.INBOUND, events.user(), events.message("a", "Hola"));
			sink.awaitWritten(first);
			sink.execute("""
					update consumer_offsets set next_offset = next_offset + 1
					where topic = '%s' and "partition" = %d""".formatted(first.topic(), first.partition()));
			sink.send(Topics.INBOUND, events.user(), events.message("b", "written by another"));
			RecordMetadata third = sink.send(Topics.INBOUND, events.user(), events.message("c", "¿Y?"));
			sink.awaitWritten(third);
			assertThat(sink.query("select message_id from messages where user_id = '%s'".formatted(events.user())))
				.extracting((row) -> row.get("message_id"))
				.containsExactlyInAnyOrder("a", "c");
		}
	}

	private static List<RecordMetadata> history(SinkFixture sink, Events events) {
		String user = events.user();
		RecordMetadata inbound = sink.send(Topics.INBOUND, user, events.message("m1", "Hola"));
		RecordMetadata doubled = sink.send(Topics.INBOUND, user, events.message("m1", "Hola"));
		sink.send(Topics.USERS, user, events.profile("Ana", 0));
		sink.send(Topics.OPEN_BUFFERS, user, events.openBuffer(1));
		sink.tombstone(Topics.OPEN_BUFFERS, user);
		sink.send(Topics.OUTCOMES, user, events.reply("t-" + user));
		sink.send(Topics.OUTCOMES, user, events.part("t-" + user, "p-" + user));
		sink.send(Topics.RECEIPTS, user, events.receipt("p-" + user, Receipt.Status.READ, 30));
		sink.send(Topics.OUTCOMES, user, events.answered("t-" + user, "conv_0" + user));
		return List.of(sink.send(Topics.CLOSED_BUFFERS, user, events.closed("t-" + user, "Hola", inbound)),
				sink.send(Topics.OUTCOMES, user, events.answered("t-" + user, "conv_" + user)),
				sink.send(Topics.DISPOSITIONS, user, events.disposition(doubled, Disposition.Rule.DUPLICATE)),
				sink.send(Topics.RECEIPTS, user, events.receipt("p-" + user, Receipt.Status.DELIVERED, 20)),
				sink.send(Topics.USER_STATES, user, events.state("es")),
				sink.send(Topics.USERS, user, events.profile("Ana María", 1)),
				sink.send(Topics.COMMANDS, user, events.oldThread("thread_" + user, Events.START)),
				sink.send(Topics.OPEN_BUFFERS, user, events.openBuffer(2)));
	}

}
