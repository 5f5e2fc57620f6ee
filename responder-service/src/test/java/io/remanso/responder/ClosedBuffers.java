package io.remanso.responder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.turn.CloseReason;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.TurnMessage;
import io.remanso.contracts.user.UserProfile;
import io.remanso.simulator.payloads.MetaBody;

/**
 * Closed buffers as buffer-stream would write them.
 */
public final class ClosedBuffers {

	private ClosedBuffers() {
	}

	public static ClosedBuffer of(Gateway gateway, String user, String... texts) {
		return of(gateway, user, true, texts);
	}

	public static ClosedBuffer of(Gateway gateway, String user, boolean answer, String... texts) {
		return of(gateway, user, answer, Stream.of(texts).<Content>map(Content.Text::new).toArray(Content[]::new));
	}

	public static ClosedBuffer with(Gateway gateway, String user, Content... contents) {
		return of(gateway, user, true, contents);
	}

	private static ClosedBuffer of(Gateway gateway, String user, boolean answer, Content... contents) {
		Instant now = Instant.now();
		Chat chat = switch (gateway) {
			case WHAPI -> new Chat(gateway, "SIMUL-TEST1", user + "@s.whatsapp.net", false);
			case META -> new Chat(gateway, MetaBody.PHONE_NUMBER_ID, user, false);
		};
		List<TurnMessage> messages = new ArrayList<>();
		for (Content content : contents) {
			messages.add(new TurnMessage("wamid." + UUID.randomUUID(), TurnMessage.Author.USER, content, null, null,
					now, now, 0, messages.size(), null));
		}
		return new ClosedBuffer(UUID.randomUUID().toString(), user, chat, answer, null, messages,
				new UserProfile(user, "Ana", chat, List.of(), null, now, now), null, List.of(), null, null,
				answer ? CloseReason.WINDOW : CloseReason.TAKEOVER, now, now, now, now);
	}

}
