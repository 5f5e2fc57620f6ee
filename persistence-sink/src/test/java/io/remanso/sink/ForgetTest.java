package io.remanso.sink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.remanso.contracts.inbound.Alias;
import io.remanso.contracts.inbound.Receipt;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.Disposition;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForgetTest {

	private final SinkFixture sink = new SinkFixture();

	@BeforeAll
	void start() {
		this.sink.start();
	}

	@AfterAll
	void stop() {
		this.sink.close();
	}

	@Test
	void shouldRemoveEveryRowOfTheUserAndKeepAHashAndATime() {
		Events events = new Events();
		written(history(events));
		assertThat(this.sink.tablesNaming(events.user())).contains("users", "threads", "context_cache", "user_states",
				"message_buffers", "user_aliases", "messages", "deliveries", "turns", "dispositions");
		written(forgotten(events));
		assertThat(this.sink.tablesNaming(events.user())).isEmpty();
		assertThat(this.sink
			.single("select at::text as at from forgotten_users where hash = sha256('%s')".formatted(events.user())))
			.containsEntry("at", "2026-11-24 11:15:30+00");
	}

	@Test
	void shouldBringNothingBackWhenEverythingIsReadAgain() {
		Events events = new Events();
		List<RecordMetadata> all = new ArrayList<>(history(events));
		all.addAll(forgotten(events));
		written(all);
		this.sink.stop();
		var before = this.sink.dump();
		this.sink.rewind();
		this.sink.start();
		written(all);
		assertThat(this.sink.tablesNaming(events.user())).isEmpty();
		assertThat(this.sink.dump()).isEqualTo(before);
	}

	@Test
	void shouldBringNothingBackIntoAnEmptyDatabase() {
		Events events = new Events();
		List<RecordMetadata> all = new ArrayList<>(history(events));
		all.addAll(forgotten(events));
		try (SinkFixture empty = SinkFixture.started()) {
			all.forEach(empty::awaitWritten);
			assertThat(empty.tablesNaming(events.user())).isEmpty();
		}
	}

	@Test
	void shouldSkipWhatComesLateOfSomethingForgotten() {
		Events events = new Events();
		String user = events.user();
		RecordMetadata inbound = this.sink.send(Topics.INBOUND, user, events.message("m1", "Hola"));
		written(List.of(inbound));
		written(List.of(this.sink.send(Topics.CLOSED_BUFFERS, user, events.closed("t-" + user, "Hola", inbound))));
		written(List.of(this.sink.send(Topics.COMMANDS, user, events.forget(6))));
		written(List.of(this.sink.send(Topics.OUTCOMES, user, events.part("t-" + user, "p-" + user)),
				this.sink.send(Topics.OUTCOMES, user, events.answered("t-" + user, "conv_" + user)),
				this.sink.send(Topics.RECEIPTS, user, events.receipt("p-" + user, Receipt.Status.READ, 30)),
				this.sink.send(Topics.DISPOSITIONS, user, events.disposition(inbound, Disposition.Rule.FORGOTTEN))));
		assertThat(this.sink.tablesNaming(user)).isEmpty();
	}

	@Test
	void shouldKeepWhatTheUserWritesAfterwards() {
		Events events = new Events();
		written(history(events));
		written(forgotten(events));
		Events later = events.after(Duration.ofDays(1));
		written(List.of(this.sink.send(Topics.INBOUND, events.user(), later.message("again", "Hola de nuevo")),
				this.sink.send(Topics.USERS, events.user(), later.profile("Ana", 0))));
		assertThat(this.sink.single("select text from messages where user_id = '%s'".formatted(events.user())))
			.containsEntry("text", "Hola de nuevo");
		assertThat(this.sink.single("select name from users where id = '%s'".formatted(events.user())))
			.containsEntry("name", "Ana");
	}

	@Test
	void shouldStillBalanceTheLedger() {
		Events events = new Events();
		RecordMetadata inbound = this.sink.send(Topics.INBOUND, events.user(), events.message("m1", "Hola"));
		written(List.of(inbound));
		written(List.of(this.sink.send(Topics.COMMANDS, events.user(), events.forget(3600))));
		assertThat(this.sink.single("""
				select state, rule, user_id, message_id from message_ledger where "partition" = %d and "offset" = %d
				""".formatted(inbound.partition(), inbound.offset()))).containsEntry("state", "disposition")
			.containsEntry("rule", "forgotten")
			.containsEntry("user_id", null)
			.containsEntry("message_id", null);
	}

	private void written(List<RecordMetadata> records) {
		records.forEach(this.sink::awaitWritten);
	}

	private List<RecordMetadata> forgotten(Events events) {
		String user = events.user();
		return List.of(this.sink.send(Topics.COMMANDS, user, events.forget(3600)),
				this.sink.tombstone(Topics.USERS, user), this.sink.tombstone(Topics.USER_STATES, user),
				this.sink.tombstone(Topics.OPEN_BUFFERS, user));
	}

	private List<RecordMetadata> history(Events events) {
		String user = events.user();
		String alias = "CO." + user;
		RecordMetadata inbound = this.sink.send(Topics.INBOUND, user, events.message("m1", "Hola"));
		RecordMetadata doubled = this.sink.send(Topics.INBOUND, user, events.message("m1", "Hola"));
		return List.of(inbound, doubled, this.sink.send(Topics.USERS, user, events.profile("Ana", 0)),
				this.sink.send(Topics.USER_STATES, user, events.state("es")),
				this.sink.send(Topics.OPEN_BUFFERS, user, events.openBuffer(1)),
				this.sink.send(Topics.ALIASES, alias, new Alias(alias, user, Events.START)),
				this.sink.send(Topics.CLOSED_BUFFERS, user, events.closed("t-" + user, "Hola", inbound)),
				this.sink.send(Topics.OUTCOMES, user, events.reply("t-" + user)),
				this.sink.send(Topics.OUTCOMES, user, events.part("t-" + user, "p-" + user)),
				this.sink.send(Topics.OUTCOMES, user, events.answered("t-" + user, "conv_" + user)),
				this.sink.send(Topics.RECEIPTS, user, events.receipt("p-" + user, Receipt.Status.READ, 30)),
				this.sink.send(Topics.DISPOSITIONS, user, events.disposition(doubled, Disposition.Rule.DUPLICATE)),
				this.sink.send(Topics.COMMANDS, user, events.oldThread("thread_" + user, Events.START)));
	}

}
