package io.remanso.sink;

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

	private final String user = "57300%07d".formatted(USERS.incrementAndGet());

	private final Chat chat = new Chat(Gateway.WHAPI, "MANTIS-M72HC", this.user + "@s.whatsapp.net", false);

	String user() {
		return this.user;
	}

	InboundEvent.Message message(String id, String text) {
		return new InboundEvent.Message(id, this.user, this.chat, new Sender("Ana", List.of(this.user)),
				new Content.Text(text), null, false, List.of(), null, START, START.plusMillis(412),
				Json.mapper().createObjectNode().put("id", id));
	}

	ClosedBuffer closed(String turnId, String text, RecordMetadata... inbound) {
		List<TurnMessage> messages = Arrays.stream(inbound)
			.map((record) -> new TurnMessage("m" + record.offset(), TurnMessage.Author.USER, new Content.Text(text),
					null, null, START, START.plusMillis(412), record.partition(), record.offset(), null))
			.toList();
		return new ClosedBuffer(turnId, this.user, this.chat, true, null, messages, profile("Ana", START), null,
				List.of(), null, null, CloseReason.WINDOW, START, START, START.plusSeconds(5), START.plusSeconds(5));
	}

	Outcome.ReplyGenerated reply(String turnId) {
		return new Outcome.ReplyGenerated(turnId, this.user, "¡Hola!", "conv_" + turnId, "gpt-5-mini", 812, 41, 1, 2410,
				memory("conv_" + turnId), START.plusSeconds(7));
	}

	Outcome.PartSent part(String turnId, String messageId) {
		return new Outcome.PartSent(turnId, this.user, this.chat, Outcome.Purpose.REPLY, Outcome.Form.TEXT, 1, 1,
				"¡Hola!", messageId, Outcome.Proof.RESPONSE, START.plusSeconds(8));
	}

	Outcome.Answered answered(String turnId, @Nullable String conversation) {
		return new Outcome.Answered(turnId, this.user, 1, memory(conversation), START.plusSeconds(9));
	}

	Memory memory(@Nullable String conversation) {
		return new Memory(conversation, new Context("Cliente: Ana", EXPIRY), null,
				List.of(new TranscriptEntry(TranscriptEntry.Role.USER, "Hola", "m1", true, START)));
	}

	Receipt receipt(String messageId, Receipt.Status status, int second) {
		boolean failed = status == Receipt.Status.FAILED;
		return new Receipt(this.user, this.chat, messageId, status, null, failed ? 131047 : null,
				failed ? "Re-engagement message" : null, START.plusSeconds(second), START.plusSeconds(second));
	}

	Disposition disposition(RecordMetadata inbound, Disposition.Rule rule) {
		return new Disposition(this.user, "m" + inbound.offset(), inbound.partition(), inbound.offset(), rule, null,
				START.plusSeconds(1));
	}

	UserProfile profile(@Nullable String name, Instant lastActivity) {
		return new UserProfile(this.user, name, this.chat, List.of("Potencial"), null, START, lastActivity);
	}

	UserState state(String language) {
		return new UserState(this.user, START, Map.of("language", language), START.plusSeconds(600), START);
	}

	OpenBuffer openBuffer(int messages) {
		List<TurnMessage> waiting = IntStream.range(0, messages)
			.mapToObj((i) -> new TurnMessage("w" + i, TurnMessage.Author.USER, new Content.Text("Hola"), null, null,
					START, START, 0, i, null))
			.toList();
		return new OpenBuffer(this.user, this.chat, waiting, START, START.plusSeconds(5), 0, null, START);
	}

	Command.ImportThread oldThread(String threadId, Instant issuedAt) {
		return new Command.ImportThread("c-" + threadId, this.user, threadId, this.chat, "Ana", START, START, issuedAt);
	}

}
