package io.remanso.benchmarks.buffers;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.inbound.InboundEvent;
import io.remanso.contracts.inbound.MediaKind;
import io.remanso.contracts.inbound.Sender;
import io.remanso.contracts.topic.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Writes inbound events as ingest does.
 */
final class Posts implements AutoCloseable {

	private final KafkaProducer<String, byte[]> producer;

	private final AtomicLong numbers = new AtomicLong();

	Posts(String servers) {
		this.producer = new KafkaProducer<>(
				Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers, ProducerConfig.ACKS_CONFIG, "all",
						ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1, ProducerConfig.LINGER_MS_CONFIG, 2,
						ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024),
				new StringSerializer(), new ByteArraySerializer());
	}

	InboundEvent.Message text(String userId, String body, Instant at) {
		return post(userId, new Content.Text(body), at);
	}

	InboundEvent.Message voice(String userId, Instant at) {
		return post(userId, new Content.Media(MediaKind.VOICE, "media", null, "audio/ogg", 9_000L, null, null, 4, null),
				at);
	}

	private InboundEvent.Message post(String userId, Content content, Instant at) {
		Instant received = at.truncatedTo(ChronoUnit.MILLIS);
		InboundEvent.Message message = new InboundEvent.Message("m" + this.numbers.incrementAndGet(), userId,
				chat(userId), new Sender("Ana", List.of(userId)), content, null, false, List.of(), null,
				received.truncatedTo(ChronoUnit.SECONDS), received, JsonNodeFactory.instance.objectNode());
		send(message);
		return message;
	}

	private void send(InboundEvent event) {
		var record = Topics.INBOUND.record(event.userId(), event, event.id(), "benchmark", event.receivedAt());
		var _ = this.producer.send(new ProducerRecord<>(record.topic(), null, record.timestamp(), record.key(),
				Topics.INBOUND.serde().serialize(event), record.headers()));
	}

	void flush() {
		this.producer.flush();
	}

	/** Where the records of this user lie. */
	static int partition(String userId) {
		byte[] key = new StringSerializer().serialize(Topics.INBOUND.name(), userId);
		return Utils.toPositive(Utils.murmur2(key)) % Topics.PARTITIONS;
	}

	private static Chat chat(String userId) {
		return new Chat(Gateway.WHAPI, "CHANNEL", userId + "@s.whatsapp.net", false);
	}

	@Override
	public void close() {
		this.producer.close(Duration.ofSeconds(5));
	}

}
