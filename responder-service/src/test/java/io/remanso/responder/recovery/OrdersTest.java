package io.remanso.responder.recovery;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.remanso.contracts.command.Command;
import io.remanso.contracts.topic.Topics;
import io.remanso.responder.forget.FakeMemory;
import io.remanso.responder.forget.Forgetting;
import io.remanso.responder.pace.FakeTime;
import io.remanso.responder.partition.Tenure;
import io.remanso.testkit.LogNames;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class OrdersTest {

	private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

	private final Tenure tenure = new Tenure(0, NOW);

	private final Forgetting forgetting = new Forgetting(new FakeMemory(), LogNames.IDS, new FakeTime().waiting(),
			new SimpleMeterRegistry());

	private final Orders orders = new Orders(this.tenure, this.forgetting);

	@AfterEach
	void stop() throws InterruptedException {
		this.forgetting.stop();
	}

	@Test
	void shouldKnowWhomToForgetAndUntilWhen() {
		read(0, "ana", 1);
		assertThat(this.tenure.forgotten().covers("ana", NOW)).isTrue();
		assertThat(this.tenure.forgotten().covers("ana", NOW.plusMillis(1))).isFalse();
		assertThat(this.tenure.forgotten().covers("luis", NOW)).isFalse();
	}

	@Test
	void shouldReadAgainWhatFoundNoRoomOnceThereIsSome() {
		read(5, "ana", 1000);
		read(6, "luis", 1);
		read(7, "eva", 1);
		assertThat(this.orders.again()).isNull();
		assertThat(this.tenure.forgotten().covers("eva", NOW)).isTrue();
		this.forgetting.start();
		Awaitility.await().until(this.forgetting::hasRoom);
		assertThat(this.orders.again()).isEqualTo(6);
		assertThat(this.orders.again()).isNull();
	}

	private void read(long offset, String user, int conversations) {
		List<String> ids = IntStream.range(0, conversations).mapToObj((n) -> "conv_" + user + n).toList();
		byte[] value = Topics.COMMANDS.serde().serialize(new Command.Forget("c" + offset, user, ids, NOW));
		this.orders.read(new ConsumerRecord<>(Topics.COMMANDS.name(), 0, offset, user.getBytes(UTF_8), value));
	}

}
