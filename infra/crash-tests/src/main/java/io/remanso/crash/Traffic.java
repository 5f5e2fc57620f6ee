package io.remanso.crash;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.inbound.InboundEvent;
import io.remanso.contracts.inbound.Receipt;
import io.remanso.contracts.inbound.Sender;
import io.remanso.contracts.topic.Topic;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.CloseReason;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Context;
import io.remanso.contracts.turn.Disposition;
import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.OpenBuffer;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.contracts.turn.TurnMessage;
import io.remanso.contracts.user.UserProfile;
import io.remanso.contracts.user.UserState;
import io.remanso.contracts.wire.Json;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * What the other workers would write about many users' turns, straight into the topics.
 * For one thread.
 */
public final class Traffic implements AutoCloseable {

	/** Records that one turn comes to, over all topics. */
	public static final int RECORDS_A_TURN = 11;

	private static final String WORKER = "traffic";

	private final KafkaProducer<String, byte[]> producer;

	private final int users;

	private final Instant start;

	private int turns;

	/**
	 * Traffic of so many users.
	 * @param start time of the first message
	 */
	public Traffic(String bootstrapServers, int users, Instant start) {
		this.producer = new KafkaProducer<>(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
				ProducerConfig.LINGER_MS_CONFIG, 5, ProducerConfig.BATCH_SIZE_CONFIG, 65_536), new StringSerializer(),
				new ByteArraySerializer());
		this.users = users;
		this.start = start;
	}

	/** The id of a user. */
	public static String user(int number) {
		return "5739%08d".formatted(number);
	}

	/** Write the next turns, each whole. */
	public void turns(int count) {
		List<Future<RecordMetadata>> inbound = new ArrayList<>();
		int first = this.turns;
		for (int i = first; i < first + count; i++) {
			inbound.add(message(i, "a"));
			inbound.add(message(i, "b"));
			inbound.add(message(i, "b"));
		}
		for (int i = 0; i < count; i++) {
			turn(first + i, place(inbound.get(3 * i)), place(inbound.get(3 * i + 1)), place(inbound.get(3 * i + 2)));
		}
		this.turns = first + count;
	}

	/** Write so many inbound messages alone. */
	public void messages(int count) {
		for (int i = 0; i < count; i++) {
			Future<RecordMetadata> ignored = message(this.turns++, "m");
		}
	}

	/** Write one turn's end alone; returns when the broker has it. */
	public Instant end(String turnId, int user) {
		place(send(Topics.OUTCOMES, user(user),
				new Outcome.Answered(turnId, user(user), 1, memory(user, this.start), this.start)));
		return Instant.now();
	}

	/** Returns when the broker has everything. */
	public void flush() {
		this.producer.flush();
	}

	private Future<RecordMetadata> message(int turn, String name) {
		String user = user(turn % this.users);
		String id = "%s%d".formatted(name, turn);
		return send(Topics.INBOUND, user,
				new InboundEvent.Message(id, user, chat(user), new Sender("Ana", List.of(user)),
						new Content.Text("Hola, ¿hay apartamento para dos noches? " + id), null, false, List.of(), null,
						at(turn), at(turn), Json.mapper().createObjectNode().put("id", id)));
	}

	private void turn(int turn, RecordMetadata first, RecordMetadata second, RecordMetadata doubled) {
		int number = turn % this.users;
		String user = user(number);
		String id = "turn-" + turn;
		Instant at = at(turn).plusSeconds(6);
		put(Topics.DISPOSITIONS, user, new Disposition(user, "b" + turn, doubled.partition(), doubled.offset(),
				Disposition.Rule.DUPLICATE, null, at));
		UserProfile profile = new UserProfile(user, "Ana " + turn, chat(user), List.of("Potencial"), null, this.start,
				at);
		put(Topics.USERS, user, profile);
		List<TurnMessage> messages = List.of(in(first, "a" + turn, at), in(second, "b" + turn, at));
		put(Topics.OPEN_BUFFERS, user, (turn % 2 == 0)
				? new OpenBuffer(user, chat(user), messages, at, at.plusSeconds(5), 0, null, at) : null);
		put(Topics.USER_STATES, user, new UserState(user, at, Map.of("turn", id), null, at));
		put(Topics.CLOSED_BUFFERS, user, new ClosedBuffer(id, user, chat(user), true, null, messages, profile, null,
				List.of(), null, null, CloseReason.WINDOW, at, at, at, at));
		put(Topics.OUTCOMES, user, new Outcome.PartSent(id, user, chat(user), Outcome.Purpose.REPLY, Outcome.Form.TEXT,
				1, 1, "Sí, hay uno con vista al mar.", "sent-" + turn, Outcome.Proof.RESPONSE, at.plusSeconds(1)));
		put(Topics.OUTCOMES, user, new Outcome.Answered(id, user, 1, memory(number, at), at.plusSeconds(2)));
		put(Topics.RECEIPTS, user, new Receipt(user, chat(user), "sent-" + turn, Receipt.Status.READ, null, null, null,
				at.plusSeconds(3), at.plusSeconds(3)));
	}

	private static TurnMessage in(RecordMetadata place, String id, Instant at) {
		return new TurnMessage(id, TurnMessage.Author.USER, new Content.Text("Hola"), null, null, at, at,
				place.partition(), place.offset(), null);
	}

	private static Memory memory(int user, Instant at) {
		return new Memory("conv_" + user, new Context("Cliente: Ana", Instant.parse("2100-01-01T00:00:00Z")), null,
				List.of(new TranscriptEntry(TranscriptEntry.Role.USER, "Hola", null, true, at)));
	}

	private static Chat chat(String user) {
		return new Chat(Gateway.WHAPI, "SIMUL-TEST1", user + "@s.whatsapp.net", false);
	}

	private Instant at(int turn) {
		return this.start.plus(Duration.ofMillis(turn));
	}

	private <V> void put(Topic<V> topic, String user, @Nullable V value) {
		Future<RecordMetadata> ignored = send(topic, user, value);
	}

	private <V> Future<RecordMetadata> send(Topic<V> topic, String user, @Nullable V value) {
		if (value == null) {
			return this.producer.send(new ProducerRecord<>(topic.name(), user, null));
		}
		return this.producer.send(new ProducerRecord<>(topic.name(), null, user, topic.serde().serialize(value),
				topic.headers(value, "id", WORKER, this.start)));
	}

	private static RecordMetadata place(Future<RecordMetadata> sent) {
		try {
			return sent.get();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("the broker took no record", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.producer.close();
	}

}
