package io.remanso.sink;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.remanso.contracts.command.Command;
import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.inbound.InboundEvent;
import io.remanso.contracts.inbound.Receipt;
import io.remanso.contracts.inbound.Sender;
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
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Events of one user, with times that follow each other.
 */
final class Events {

	static final Instant START = Instant.parse("2026-11-24T10:15:30Z");

	// The clean-up does not take it.
	private static final Instant EXPIRY = Instant.parse("2100-01-01T00:00:00Z");

	private static final AtomicInteger USERS = new AtomicInteger();

	private final String user;

	private final Chat chat;

	private final Instant start;

	Events() {
		this("57300%07d".formatted(USERS.incrementAndGet()), START);
	}

	private Events(String user, Instant start) {
		this.user = user;
		this.chat = new Chat(Gateway.WHAPI, "MANTIS-M72HC", user + "@s.whatsapp.net", false);
		this.start = start;
	}

	/** The same user, so much later. */
	Events after(Duration time) {
		return new Events(this.user, this.start.plus(time));
	}

	String user() {
		return this.user;
	}

	InboundEvent.Message message(String id, String text) {
		return new InboundEvent.Message(id, this.user, this.chat, new Sender("Ana", List.of(this.user)),
				new Content.Text(text), null, false, List.of(), null, this.start, this.start.plusMillis(412),
				Json.mapper().createObjectNode().put("id", id));
	}

	ClosedBuffer closed(String turnId, String text, RecordMetadata... inbound) {
		List<TurnMessage> messages = Arrays.stream(inbound)
			.map((record) -> new TurnMessage("m" + record.offset(), TurnMessage.Author.USER, new Content.Text(text),
					null, null, this.start, this.start.plusMillis(412), record.partition(), record.offset(), null))
			.toList();
		return new ClosedBuffer(turnId, this.user, this.chat, true, null, messages, profile("Ana", 0), null, List.of(),
				null, null, CloseReason.WINDOW, this.start, this.start, this.start.plusSeconds(5),
				this.start.plusSeconds(5));
	}

	Outcome.ReplyGenerated reply(String turnId) {
		return new Outcome.ReplyGenerated(turnId, this.user, "¡Hola!", "conv_" + turnId, "some-model", 812, 640L, 41, 1,
				2410, memory("conv_" + turnId), this.start.plusSeconds(7), null);
	}

	Outcome.PartSent part(String turnId, String messageId) {
		return new Outcome.PartSent(turnId, this.user, this.chat, Outcome.Purpose.REPLY, Outcome.Form.TEXT, 1, 1,
				"¡Hola!", messageId, Outcome.Proof.RESPONSE, this.start.plusSeconds(8));
	}

	Outcome.Answered answered(String turnId, @Nullable String conversation) {
		return new Outcome.Answered(turnId, this.user, 1, memory(conversation), this.start.plusSeconds(9));
	}

	Outcome.FailureDecided failing(String turnId) {
		return new Outcome.FailureDecided(turnId, this.user, Outcome.Failure.MODEL, "it broke", memory(null),
				this.start.plusSeconds(9));
	}

	Outcome.Failed failedLeaving(String turnId, String conversation) {
		return new Outcome.Failed(turnId, this.user, Outcome.Failure.MODEL, "it broke", true,
				memory(null).leaving(List.of(conversation)), this.start.plusSeconds(10));
	}

	Memory memory(@Nullable String conversation) {
		return new Memory(conversation, new Context("Cliente: Ana", EXPIRY), null,
				List.of(new TranscriptEntry(TranscriptEntry.Role.USER, "Hola", "m1", true, this.start)));
	}

	Receipt receipt(String messageId, Receipt.Status status, int second) {
		boolean failed = status == Receipt.Status.FAILED;
		return new Receipt(this.user, this.chat, messageId, status, "t-" + this.user + "/1", failed ? 131047 : null,
				failed ? "Re-engagement message" : null, this.start.plusSeconds(second),
				this.start.plusSeconds(second));
	}

	Disposition disposition(RecordMetadata inbound, Disposition.Rule rule) {
		return new Disposition(this.user, "m" + inbound.offset(), inbound.partition(), inbound.offset(), rule, null,
				this.start.plusSeconds(1));
	}

	UserProfile profile(@Nullable String name, int second) {
		return new UserProfile(this.user, name, this.chat, List.of("Potencial"), null, this.start,
				this.start.plusSeconds(second));
	}

	UserState state(String language) {
		return new UserState(this.user, this.start, Map.of("language", language), this.start.plusSeconds(600),
				this.start);
	}

	OpenBuffer openBuffer(int messages) {
		List<TurnMessage> waiting = IntStream.range(0, messages)
			.mapToObj((i) -> new TurnMessage("w" + i, TurnMessage.Author.USER, new Content.Text("Hola"), null, null,
					this.start, this.start, 0, i, null))
			.toList();
		return new OpenBuffer(this.user, this.chat, waiting, this.start, this.start.plusSeconds(5), 0, null,
				this.start);
	}

	Command.Forget forget(int second) {
		return new Command.Forget("f-" + this.user, this.user, this.start.plusSeconds(second));
	}

	Command.ImportThread oldThread(String threadId, Instant issuedAt) {
		return new Command.ImportThread("c-" + threadId, this.user, threadId, this.chat, "Ana", this.start, this.start,
				issuedAt);
	}

}
