package io.remanso.simulator.whapi;

import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.remanso.simulator.http.Json;
import io.remanso.simulator.http.Reply;
import io.remanso.simulator.http.Request;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.ledger.Ledger;
import io.remanso.simulator.ledger.Signal;

/** {@code /presences}: what we show, and whose presence we want to be told. */
final class PresencesEndpoint {

	private static final Set<String> SHOWN = Set.of("typing", "recording", "pause");

	private static final Set<String> OWN = Set.of("online", "offline");

	private final Set<String> subscribed = ConcurrentHashMap.newKeySet();

	private final Chats chats;

	private final Ledger ledger;

	private final InstantSource clock;

	PresencesEndpoint(Chats chats, Ledger ledger, InstantSource clock) {
		this.chats = chats;
		this.ledger = ledger;
		this.clock = clock;
	}

	Reply show(Request request) {
		return shown(request, this.chats.resolve(request.variable("id")), SHOWN);
	}

	Reply showOwn(Request request) {
		return shown(request, "me", OWN);
	}

	private Reply shown(Request request, String chatId, Set<String> allowed) {
		String presence = WhapiRequests.required(WhapiRequests.fields(request), "presence");
		if (!allowed.contains(presence)) {
			throw WhapiError.badParameter("presence must be equal to one of the allowed values");
		}
		signal(chatId, presence);
		return contact(chatId);
	}

	Reply subscribe(Request request) {
		String chatId = this.chats.resolve(request.variable("id"));
		if (!this.subscribed.add(chatId)) {
			throw new WhapiError(409, "Specified contact presence already subscribed");
		}
		signal(chatId, "subscribe");
		return contact(chatId);
	}

	Reply get(Request request) {
		String chatId = this.chats.resolve(request.variable("id"));
		if (!this.subscribed.contains(chatId)) {
			throw WhapiError.notFound("contact presence");
		}
		return Reply.json(200, Json.object("contact_id", digits(chatId), "status", "online"));
	}

	void clear() {
		this.subscribed.clear();
	}

	private void signal(String about, String kind) {
		this.ledger.addSignal(Api.WHAPI, (number) -> new Signal(number, Api.WHAPI, about, kind, this.clock.instant()));
	}

	private static Reply contact(String chatId) {
		return Reply.json(200, Json.object("contacts", Json.MAPPER.createArrayNode()
			.add(Json.object("input", digits(chatId), "status", "valid", "wa_id", digits(chatId)))));
	}

	private static String digits(String chatId) {
		int at = chatId.indexOf('@');
		return (at < 0) ? chatId : chatId.substring(0, at);
	}

}
