package io.remanso.sink.eraser;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import io.remanso.contracts.command.Command;
import io.remanso.contracts.topic.Topic;
import io.remanso.contracts.topic.Topics;
import io.remanso.sink.terminal.ToolException;
import io.remanso.sink.terminal.ToolException.ExitCode;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the order and the tombstones.
 */
final class Orders implements AutoCloseable {

	private final KafkaProducer<String, byte @Nullable []> producer;

	@SuppressWarnings("NullAway") // Kafka's serializers are not null-marked
	Orders(String bootstrapServers) {
		this.producer = new KafkaProducer<>(
				Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.ACKS_CONFIG, "all"),
				new StringSerializer(), new ByteArraySerializer());
	}

	/** Returns the partition number that everything of the user lies in. */
	int give(Command order) {
		Headers headers = Topics.COMMANDS.headers(order, order.commandId(), "erase", order.issuedAt());
		return send(new ProducerRecord<>(Topics.COMMANDS.name(), null, order.issuedAt().toEpochMilli(), order.userId(),
				Topics.COMMANDS.serde().serialize(order), headers));
	}

	void clear(Topic<?> topic, List<String> keys, Instant at) {
		keys.forEach((key) -> send(new ProducerRecord<>(topic.name(), null, at.toEpochMilli(), key, (byte[]) null)));
	}

	private int send(ProducerRecord<String, byte @Nullable []> record) {
		try {
			return this.producer.send(record).get().partition();
		}
		catch (ExecutionException ex) {
			throw new ToolException(ExitCode.FAILED,
					"Kafka did not take the order (%s): run the command again".formatted(ex.getCause()));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new ToolException(ExitCode.FAILED, "interrupted: run the command again");
		}
	}

	@Override
	public void close() {
		this.producer.close();
	}

}
