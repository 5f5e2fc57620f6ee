package io.remanso.sink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.remanso.contracts.command.Command;
import io.remanso.contracts.inbound.Alias;
import io.remanso.contracts.topic.Topics;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EraseTest {

	@Test
	void shouldEraseAPersonForGoodAndSayWhatRemains() {
		SinkFixture sink = SinkFixture.started();
		BufferStandIn buffer = new BufferStandIn(sink);
		try (sink; buffer) {
			Events events = new Events().after(Duration.ofDays(-1));
			String user = events.user();
			String alias = "CO." + user;
			List<RecordMetadata> all = new ArrayList<>(
					List.of(sink.send(Topics.INBOUND, user, events.message("m1", "Hola")),
							sink.send(Topics.USERS, user, events.profile("Ana", 0)),
							sink.send(Topics.USER_STATES, user, events.state("es")),
							sink.send(Topics.ALIASES, alias,
									new Alias(alias, user, Events.START.minus(Duration.ofDays(1)))),
							sink.send(Topics.OUTCOMES, user, events.answered("t-" + user, "conv_" + user)),
							sink.send(Topics.OUTCOMES, user, events.failedLeaving("f-" + user, "conv_left_" + user))));
			all.forEach(sink::awaitWritten);
			ToolRun run = ToolRun.of(sink, "erase", alias);
			assertThat(run.exit()).as(run.err()).isZero();
			assertThat(run.out()).contains("user      " + user,
					"cleared in users, user-states, open-buffers; 1 in aliases", "model     2 conversations",
					"whatsapp.inbound", "whatsapp.dlq");
			assertThat(sink.tablesNaming(user)).isEmpty();
			assertThat(sink.newest(Topics.ALIASES, alias)).isNull();
			assertThat(sink.newest(Topics.COMMANDS, user)).isInstanceOfSatisfying(Command.Forget.class,
					(order) -> assertThat(order.conversations()).containsExactlyInAnyOrder("conv_" + user,
							"conv_left_" + user));
			sink.stop();
			sink.rewind();
			sink.start();
			all.forEach(sink::awaitWritten);
			assertThat(sink.tablesNaming(user)).isEmpty();
		}
	}

	@Test
	void shouldNotSayThatRowsAreGoneBeforeAllThatWasThereIsRead() {
		SinkFixture sink = SinkFixture.started();
		BufferStandIn buffer = new BufferStandIn(sink);
		try (sink; buffer) {
			Events events = new Events().after(Duration.ofDays(-1));
			String user = events.user();
			sink.awaitWritten(sink.send(Topics.USERS, user, events.profile("Ana", 0)));
			sink.stop();
			sink.sendInTransaction(Topics.USER_STATES, user, events.state("es"));
			sink.execute("insert into forgotten_users (hash, at) values (sha256('%s'), now() + interval '1 hour')"
				.formatted(user));
			CompletableFuture<ToolRun> run = CompletableFuture.supplyAsync(() -> ToolRun.of(sink, "erase", user));
			Awaitility.await()
				.atMost(SinkFixture.PATIENCE)
				.until(() -> sink.newest(Topics.COMMANDS, user) instanceof Command.Forget
						&& sink.newest(Topics.USERS, user) == null);
			Awaitility.await().during(Duration.ofSeconds(1)).until(() -> !run.isDone());
			sink.start();
			assertThat(run.join().exit()).as(run.join().err()).isZero();
			assertThat(sink.tablesNaming(user)).isEmpty();
		}
	}

}
