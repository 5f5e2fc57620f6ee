package io.remanso.benchmarks.responder;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.turn.CloseReason;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.TurnMessage;
import io.remanso.contracts.user.UserProfile;
import io.remanso.simulator.payloads.MetaBody;
import org.jspecify.annotations.Nullable;

/**
 * Turns of numbered users, half of them on each gateway. Each says one line that no other
 * says, so that its model call and its message can be found by it.
 */
final class Turns {

	private Turns() {
	}

	static String user(int number) {
		return "57300%07d".formatted(number);
	}

	/** By which gateway they write. */
	static Gateway gateway(int user) {
		return (user % 2 == 0) ? Gateway.META : Gateway.WHAPI;
	}

	static ClosedBuffer of(int user, String line, @Nullable String conversation) {
		return of(user, List.of(new Content.Text(line)), conversation);
	}

	static ClosedBuffer of(int user, List<Content> contents, @Nullable String conversation) {
		Instant now = Instant.now();
		Gateway gateway = gateway(user);
		String id = user(user);
		Chat chat = (gateway == Gateway.META) ? new Chat(gateway, MetaBody.PHONE_NUMBER_ID, id, false)
				: new Chat(gateway, "BENCH", id + "@s.whatsapp.net", false);
		List<TurnMessage> messages = contents.stream()
			.map((content) -> new TurnMessage("wamid." + UUID.randomUUID(), TurnMessage.Author.USER, content, null,
					null, now, now, 0, 0, null))
			.toList();
		// Labels as young as in a conversation that goes on.
		UserProfile profile = new UserProfile(id, "Ana", chat, List.of(), now, now, now);
		return new ClosedBuffer(UUID.randomUUID().toString(), id, chat, true, null, messages, profile, conversation,
				List.of(), null, null, CloseReason.WINDOW, now, now, now, now);
	}

}
