package io.remanso.sink.importer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import io.remanso.contracts.command.Command;
import io.remanso.contracts.topic.Topics;
import io.remanso.sink.terminal.Progress;
import io.remanso.sink.terminal.ToolException;
import io.remanso.sink.terminal.ToolException.ExitCode;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Puts orders into {@code whatsapp.commands}.
 */
public final class Publication {

	private static final Map<String, Object> SETTINGS = Map.of(ProducerConfig.ACKS_CONFIG, "all",
			ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true, ProducerConfig.MAX_BLOCK_MS_CONFIG, 30_000,
			ProducerConfig.LINGER_MS_CONFIG, 5);

	private Publication() {
	}

	/**
	 * Returns when the broker has all of them.
	 * @param worker in whose name
	 */
	public static void publish(String bootstrapServers, String worker, List<Command> commands, Progress progress) {
		Map<String, Object> settings = new HashMap<>(SETTINGS);
		settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
		try (KafkaProducer<String, Command> producer = new KafkaProducer<>(settings, new StringSerializer(),
				Topics.COMMANDS.serde().serializer())) {
			List<Future<RecordMetadata>> sent = commands.stream()
				.map((command) -> producer.send(Topics.COMMANDS.record(command.userId(), command, command.commandId(),
						worker, command.issuedAt())))
				.toList();
			for (int i = 0; i < sent.size(); i++) {
				sent.get(i).get();
				progress.at(i + 1);
			}
		}
		catch (ExecutionException ex) {
			throw new ToolException(ExitCode.FAILED,
					"Kafka took not all of it (%s): run the command again, it goes on".formatted(ex.getCause()));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new ToolException(ExitCode.FAILED, "interrupted: run the command again, it goes on");
		}
	}

}
