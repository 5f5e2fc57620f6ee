package io.remanso.responder.turn;

import java.util.LinkedHashSet;
import java.util.Set;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.turn.ClosedBuffer;

/**
 * The ids under which a gateway may know the chat of a turn. A person has a number and a
 * LID, and what is sent to the one may be listed under the other.
 */
final class ChatIds {

	private ChatIds() {
	}

	/** Those that the turn tells, the one that its answer goes to first. */
	static Set<String> of(ClosedBuffer buffer) {
		Chat chat = buffer.chat();
		Set<String> ids = new LinkedHashSet<>();
		ids.add(chat.chatId());
		Chat known = buffer.profile().chat();
		if (!chat.group() && !known.group() && known.gateway() == chat.gateway()) {
			ids.add(known.chatId());
		}
		String user = buffer.userId();
		if (!chat.group() && user.endsWith("@lid")) {
			ids.add(user);
		}
		if (!chat.group() && user.matches("\\d+")) {
			ids.add(user + "@s.whatsapp.net");
		}
		return ids;
	}

}
