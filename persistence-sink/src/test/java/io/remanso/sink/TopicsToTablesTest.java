package io.remanso.sink;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.remanso.contracts.inbound.Alias;
import io.remanso.contracts.inbound.Receipt;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.Disposition;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopicsToTablesTest {

	private final SinkFixture sink = new SinkFixture();

	private final Events events = new Events();

	@BeforeAll
	void start() {
		this.sink.start();
	}

	@AfterAll
	void stop() {
		this.sink.close();
	}

	@Test
	void shouldWriteAnInboundMessageAsALineOfTheTranscript() {
		RecordMetadata record = this.sink.send(Topics.INBOUND, this.events.user(), this.events.message("m1", "Hola"));
		this.sink.awaitWritten(record);
		assertThat(this.sink
			.single("select * from messages where direction = 'in' and message_id = 'm1' and user_id = '%s'"
				.formatted(this.events.user())))
			.containsEntry("text", "Hola")
			.containsEntry("kind", "message")
			.containsEntry("sender", "Ana")
			.containsEntry("source_partition", Integer.toString(record.partition()))
			.containsEntry("source_offset", Long.toString(record.offset()))
			.containsEntry("content", "{\"body\": \"Hola\", \"kind\": \"text\"}");
	}

	@Test
	void shouldWriteAProfileIntoTheUsersRow() {
		this.sink.send(Topics.USERS, this.events.user(), this.events.profile("An", 0));
		RecordMetadata record = this.sink.send(Topics.USERS, this.events.user(), this.events.profile("Ana", 60));
		this.sink.awaitWritten(record);
		assertThat(user(this.events)).containsEntry("name", "Ana")
			.containsEntry("chat_id", this.events.user() + "@s.whatsapp.net")
			.containsEntry("labels", "[\"Potencial\"]")
			.containsEntry("profile_offset", Long.toString(record.offset()));
	}

	@Test
	void shouldKeepTheBareUserWhoseProfileIsRemoved() {
		Events gone = new Events();
		this.sink.send(Topics.USERS, gone.user(), gone.profile("Ana", 0));
		this.sink.awaitWritten(this.sink.tombstone(Topics.USERS, gone.user()));
		assertThat(user(gone)).containsEntry("name", null).containsEntry("chat_id", null).containsEntry("labels", "[]");
	}

	@Test
	void shouldMirrorUserStates() {
		RecordMetadata record = this.sink.send(Topics.USER_STATES, this.events.user(), this.events.state("es"));
		this.sink.awaitWritten(record);
		assertThat(this.sink.single(ofUser("user_states", this.events))).containsEntry("preferences",
				"{\"language\": \"es\"}");
		this.sink.awaitWritten(this.sink.tombstone(Topics.USER_STATES, this.events.user()));
		assertThat(this.sink.query(ofUser("user_states", this.events))).isEmpty();
	}

	@Test
	void shouldRemoveABufferThatCloses() {
		this.sink.awaitWritten(this.sink.send(Topics.OPEN_BUFFERS, this.events.user(), this.events.openBuffer(2)));
		assertThat(this.sink.single("select jsonb_array_length(messages) as n from message_buffers where user_id = '%s'"
			.formatted(this.events.user()))).containsEntry("n", "2");
		this.sink.awaitWritten(this.sink.tombstone(Topics.OPEN_BUFFERS, this.events.user()));
		assertThat(this.sink.query(ofUser("message_buffers", this.events))).isEmpty();
	}

	@Test
	void shouldMirrorAliases() {
		String alias = "CO." + this.events.user();
		this.sink
			.awaitWritten(this.sink.send(Topics.ALIASES, alias, new Alias(alias, this.events.user(), Events.START)));
		assertThat(this.sink.single("select user_id from user_aliases where alias = '%s'".formatted(alias)))
			.containsEntry("user_id", this.events.user());
	}

	@Test
	void shouldGatherATurnFromItsRecords() {
		Events one = new Events();
		RecordMetadata inbound = this.sink.send(Topics.INBOUND, one.user(), one.message("q1", "Hola"));
		this.sink.send(Topics.CLOSED_BUFFERS, one.user(), one.closed("t-" + one.user(), "Hola", inbound));
		this.sink.send(Topics.OUTCOMES, one.user(), one.reply("t-" + one.user()));
		this.sink.send(Topics.OUTCOMES, one.user(), one.part("t-" + one.user(), "p-" + one.user()));
		RecordMetadata end = this.sink.send(Topics.OUTCOMES, one.user(),
				one.answered("t-" + one.user(), "conv_1" + one.user()));
		this.sink.awaitWritten(end);
		awaitTurn(one);
		assertThat(this.sink.single(ofUser("turns", one))).containsEntry("reason", "window")
			.containsEntry("messages", "1")
			.containsEntry("model", "some-model")
			.containsEntry("cached_input_tokens", "640")
			.containsEntry("output_tokens", "41")
			.containsEntry("outcome", "answered")
			.containsEntry("parts_sent", "1");
		assertThat(this.sink.query("select author, text, turn_id from transcript where user_id = '%s' order by sent_at"
			.formatted(one.user())))
			.containsExactly(Map.of("author", "user", "text", "Hola", "turn_id", "t-" + one.user()),
					Map.of("author", "bot", "text", "¡Hola!", "turn_id", "t-" + one.user()));
		assertThat(user(one)).containsEntry("thread_id", "conv_1" + one.user());
		assertThat(this.sink.single(ofUser("context_cache", one))).containsEntry("context_text", "Cliente: Ana");
	}

	@Test
	void shouldLeaveOnlyTheNewestConversationActive() {
		Events one = new Events();
		this.sink.send(Topics.OUTCOMES, one.user(), one.answered("t1", "conv_a" + one.user()));
		this.sink.send(Topics.OUTCOMES, one.user(), one.answered("t2", "conv_b" + one.user()));
		this.sink.send(Topics.COMMANDS, one.user(), one.oldThread("thread_" + one.user(), Instant.now()));
		RecordMetadata last = this.sink.send(Topics.COMMANDS, one.user(),
				one.oldThread("thread_2" + one.user(), Instant.now()));
		this.sink.awaitWritten(last);
		this.sink.awaitWritten(this.sink.send(Topics.OUTCOMES, one.user(), one.answered("t2", "conv_b" + one.user())));
		assertThat(this.sink.query(
				"select id, is_active, imported from threads where user_id = '%s' order by id".formatted(one.user())))
			.containsExactly(Map.of("id", "conv_a" + one.user(), "is_active", "f", "imported", "f"),
					Map.of("id", "conv_b" + one.user(), "is_active", "t", "imported", "f"),
					Map.of("id", "thread_2" + one.user(), "is_active", "f", "imported", "t"),
					Map.of("id", "thread_" + one.user(), "is_active", "f", "imported", "t"));
	}

	@Test
	void shouldGiveAThreadToWhoHeldItFirst() {
		Events late = new Events();
		Events early = new Events();
		String thread = "thread_shared" + late.user();
		this.sink.awaitWritten(
				this.sink.send(Topics.COMMANDS, late.user(), late.oldThread(thread, Events.START.plusSeconds(10))));
		this.sink.awaitWritten(this.sink.send(Topics.COMMANDS, early.user(), early.oldThread(thread, Events.START)));
		this.sink.awaitWritten(
				this.sink.send(Topics.COMMANDS, late.user(), late.oldThread(thread, Events.START.plusSeconds(10))));
		assertThat(this.sink.single("select user_id from threads where id = '%s'".formatted(thread)))
			.containsEntry("user_id", early.user());
	}

	@Test
	void shouldKeepTheFurthestStepOfADelivery() {
		String id = "d-" + this.events.user();
		this.sink.send(Topics.RECEIPTS, this.events.user(), this.events.receipt(id, Receipt.Status.READ, 30));
		this.sink.send(Topics.RECEIPTS, this.events.user(), this.events.receipt(id, Receipt.Status.SENT, 10));
		RecordMetadata last = this.sink.send(Topics.RECEIPTS, this.events.user(),
				this.events.receipt(id, Receipt.Status.READ, 40));
		this.sink.awaitWritten(last);
		assertThat(this.sink.single("""
				select status,
				       extract(epoch from read_at - timestamptz '2026-11-24T10:15:30Z')::int as read,
				       extract(epoch from sent_at - timestamptz '2026-11-24T10:15:30Z')::int as sent
				from deliveries where message_id = '%s'""".formatted(id))).containsEntry("status", "read")
			.containsEntry("read", "30")
			.containsEntry("sent", "10");
	}

	@Test
	void shouldShowThatAPartWhichWasTakenCouldNotBeDeliveredAndWhy() {
		Events one = new Events();
		String id = "f-" + one.user();
		this.sink.send(Topics.RECEIPTS, one.user(), one.receipt(id, Receipt.Status.SENT, 10));
		this.sink.send(Topics.RECEIPTS, one.user(), one.receipt(id, Receipt.Status.FAILED, 20));
		this.sink.awaitWritten(this.sink.send(Topics.RECEIPTS, one.user(), one.receipt(id, Receipt.Status.SENT, 10)));
		assertThat(this.sink
			.single("select status, error_code, callback from deliveries where message_id = '%s'".formatted(id)))
			.isEqualTo(Map.of("status", "failed", "error_code", "131047", "callback", "t-" + one.user() + "/1"));
	}

	@Test
	void shouldTakeNoTurnForEndedWhoseFailureIsOnlyDecided() {
		Events one = new Events();
		RecordMetadata inbound = this.sink.send(Topics.INBOUND, one.user(), one.message("q1", "Hola"));
		this.sink.awaitWritten(
				this.sink.send(Topics.CLOSED_BUFFERS, one.user(), one.closed("d-" + one.user(), "Hola", inbound)));
		this.sink.awaitWritten(this.sink.send(Topics.OUTCOMES, one.user(), one.failing("d-" + one.user())));
		assertThat(this.sink.single(ofUser("turns", one))).containsEntry("outcome", null);
		this.sink.awaitWritten(this.sink.send(Topics.OUTCOMES, one.user(),
				one.failedLeaving("d-" + one.user(), "conv_" + one.user())));
		assertThat(this.sink.single(ofUser("turns", one))).containsEntry("outcome", "failed");
	}

	@Test
	void shouldBalanceTheLedger() {
		Events one = new Events();
		RecordMetadata answered = this.sink.send(Topics.INBOUND, one.user(), one.message("l1", "Hola"));
		RecordMetadata doubled = this.sink.send(Topics.INBOUND, one.user(), one.message("l1", "Hola"));
		RecordMetadata waiting = this.sink.send(Topics.INBOUND, one.user(), one.message("l2", "¿Hay?"));
		this.sink.send(Topics.CLOSED_BUFFERS, one.user(), one.closed("l-" + one.user(), "Hola", answered));
		this.sink.awaitWritten(this.sink.send(Topics.OUTCOMES, one.user(), one.answered("l-" + one.user(), null)));
		this.sink.awaitWritten(
				this.sink.send(Topics.DISPOSITIONS, one.user(), one.disposition(doubled, Disposition.Rule.DUPLICATE)));
		this.sink.awaitWritten(waiting);
		awaitTurn(one);
		List<Map<String, @Nullable String>> ledger = List.copyOf(this.sink.query(
				"select state, (waiting_since is not null)::text as waits from message_ledger where user_id = '%s' order by \"offset\""
					.formatted(one.user())));
		assertThat(ledger).containsExactly(Map.of("state", "answered", "waits", "false"),
				Map.of("state", "disposition", "waits", "false"), Map.of("state", "waiting", "waits", "true"));
	}

	private Map<String, @Nullable String> user(Events events) {
		return this.sink.single("select * from users where id = '%s'".formatted(events.user()));
	}

	private void awaitTurn(Events events) {
		Awaitility.await()
			.atMost(SinkFixture.PATIENCE)
			.until(() -> !this.sink.query(
					"select turn_id from turns where user_id = '%s' and closed_at is not null and outcome is not null"
						.formatted(events.user()))
				.isEmpty());
	}

	private static String ofUser(String table, Events events) {
		return "select * from %s where user_id = '%s'".formatted(table, events.user());
	}

}
