package io.remanso.sink;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.remanso.contracts.inbound.Receipt;
import io.remanso.contracts.topic.Topics;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class InstancesTest {

	private static final String OFTEN = "--remanso.sink.retention.every=50ms";

	@Test
	void shouldShareTheWorkWithoutDeadlocksWhileInstancesComeAndGo() {
		SinkFixture sink = new SinkFixture();
		try (sink) {
			sink.start(OFTEN);
			List<Events> users = IntStream.range(0, 60).mapToObj((i) -> new Events()).toList();
			List<RecordMetadata> sent = new ArrayList<>(traffic(sink, users, "a"));
			try (ConfigurableApplicationContext second = sink.launch(OFTEN)) {
				sent.addAll(traffic(sink, users, "b"));
				users.stream()
					.limit(5)
					.forEach((user) -> sent.add(sink.send(Topics.COMMANDS, user.user(), user.forget(1))));
				try (ConfigurableApplicationContext third = sink.launch(OFTEN)) {
					sent.addAll(traffic(sink, users, "c"));
					assertThat(second.isRunning() && third.isRunning()).isTrue();
				}
				sent.addAll(traffic(sink, users, "d"));
			}
			sent.addAll(traffic(sink, users, "e"));
			sink.awaitWritten(sent);
			assertThat(sink
				.query("select distinct turn_id from turns where user_id = '%s'".formatted(users.getLast().user())))
				.hasSize(5);
			assertThat(sink.single("select deadlocks from pg_stat_database where datname = current_database()"))
				.containsEntry("deadlocks", "0");
			assertThat(sink.tablesNaming(users.getFirst().user())).isEmpty();
		}
	}

	// Conversations are shared on purpose: their rows are what users contend for.
	private static List<RecordMetadata> traffic(SinkFixture sink, List<Events> users, String round) {
		List<RecordMetadata> sent = new ArrayList<>();
		for (Events events : users) {
			String user = events.user();
			String turn = round + user;
			RecordMetadata inbound = sink.send(Topics.INBOUND, user, events.message(round, "Hola"));
			sent.add(inbound);
			sent.add(sink.send(Topics.CLOSED_BUFFERS, user, events.closed(turn, "Hola", inbound)));
			sent.add(sink.send(Topics.OUTCOMES, user, events.part(turn, "p" + turn)));
			sent.add(sink.send(Topics.OUTCOMES, user,
					events.answered(turn, "conv_" + round + users.indexOf(events) % 7)));
			sent.add(sink.send(Topics.RECEIPTS, user, events.receipt("p" + turn, Receipt.Status.READ, 30)));
			sent.add(sink.send(Topics.USERS, user, events.profile("Ana", 0)));
		}
		return sent;
	}

}
