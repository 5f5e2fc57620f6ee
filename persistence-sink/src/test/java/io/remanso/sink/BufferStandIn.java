package io.remanso.sink;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import io.remanso.contracts.command.Command;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.user.UserProfile;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What buffer-stream does with new users and with orders to forget, for tests of this
 * module alone; the crash tests have the real one.
 */
final class BufferStandIn implements AutoCloseable {

	private final SinkFixture sink;

	private final AtomicBoolean stopped = new AtomicBoolean();

	private final Thread thread;

	private final KafkaConsumer<String, Command> commands;

	BufferStandIn(SinkFixture sink) {
		this.sink = sink;
		this.commands = new KafkaConsumer<>(
				Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, sink.bootstrapServers(), ConsumerConfig.GROUP_ID_CONFIG,
						UUID.randomUUID().toString(), ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
				new StringDeserializer(), Topics.COMMANDS.serde().deserializer());
		List<TopicPartition> partitions = IntStream.range(0, Topics.PARTITIONS)
			.mapToObj((partition) -> new TopicPartition(Topics.COMMANDS.name(), partition))
			.toList();
		this.commands.assign(partitions);
		this.commands.seekToEnd(partitions);
		partitions.forEach(this.commands::position);
		this.thread = Thread.ofPlatform().start(this::run);
	}

	private void run() {
		while (!this.stopped.get()) {
			this.commands.poll(Duration.ofMillis(50)).forEach((record) -> take(record.value()));
		}
	}

	private void take(Command command) {
		String user = command.userId();
		if (command instanceof Command.ImportUser imported && imported.chat() != null
				&& imported.firstActivity() != null && imported.lastActivity() != null) {
			this.sink.send(Topics.USERS, user, new UserProfile(user, imported.name(), imported.chat(),
					imported.labels(), null, imported.firstActivity(), imported.lastActivity()));
		}
		else if (command instanceof Command.Forget) {
			this.sink.tombstone(Topics.USERS, user, Instant.now());
			this.sink.tombstone(Topics.USER_STATES, user, Instant.now());
			this.sink.tombstone(Topics.OPEN_BUFFERS, user, Instant.now());
		}
	}

	@Override
	public void close() {
		this.stopped.set(true);
		try {
			this.thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		this.commands.close();
	}

}
