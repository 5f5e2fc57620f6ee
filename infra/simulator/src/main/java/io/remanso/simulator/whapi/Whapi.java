package io.remanso.simulator.whapi;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.remanso.simulator.faults.FaultGate;
import io.remanso.simulator.faults.Faults;
import io.remanso.simulator.faults.Incoming;
import io.remanso.simulator.http.Handler;
import io.remanso.simulator.http.Reply;
import io.remanso.simulator.http.Request;
import io.remanso.simulator.http.Router;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.ledger.Ledger;
import io.remanso.simulator.ledger.Sent;
import io.remanso.simulator.ledger.Signal;
import io.remanso.simulator.media.MediaStore;
import io.remanso.simulator.payloads.WebhookPayloads;
import io.remanso.simulator.payloads.WhapiBody;
import io.remanso.simulator.webhooks.WebhookPoster;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whapi: answers its API, posts echoes and statuses of what was sent, and lets tests see
 * what was sent.
 */
public final class Whapi implements Handler {

	/** The number of the synthetic business. */
	public static final String OWN_NUMBER = "573100000001";

	private final Ledger ledger;

	private final @Nullable String token;

	private final WebhookPoster poster;

	private final InstantSource clock;

	private final Chats chats;

	private final PresencesEndpoint presences;

	private final ChannelEndpoint channel;

	private final Router router;

	public Whapi(Ledger ledger, Faults faults, MediaStore media, WhapiOptions options, WebhookPoster poster,
			int capacity, InstantSource clock) {
		this.ledger = ledger;
		this.token = options.token();
		this.poster = poster;
		this.clock = clock;
		this.chats = new Chats(capacity);
		this.presences = new PresencesEndpoint(this.chats, ledger, clock);
		this.channel = new ChannelEndpoint(poster, options.webhook(), OWN_NUMBER, clock);
		SentMedia files = new SentMedia(media);
		Supplier<String> ids = WebhookPayloads::whapiId;
		MessagesEndpoint messages = new MessagesEndpoint(this.chats, files, OWN_NUMBER, ledger, clock, ids,
				this::postEvents);
		FaultGate gate = new FaultGate(Api.WHAPI, faults, ledger, clock,
				(status, code) -> new WhapiError(status, "Simulated error").reply(), Whapi::read);
		this.router = routes(gate, messages, files);
	}

	private Router routes(FaultGate gate, MessagesEndpoint messages, SentMedia files) {
		Router routes = new Router((request) -> {
			throw new WhapiError(404, "No such endpoint: " + request.method());
		});
		for (String kind : List.of("voice", "audio", "image", "video", "document")) {
			routes.route("POST", "/messages/" + kind, gate.guard(messages.file(kind)));
		}
		return routes.route("POST", "/messages/text", gate.guard(messages::text))
			.route("GET", "/messages/list/{chat}", gate.guard(messages::list))
			.route("GET", "/messages/{id}", gate.guard(messages::get))
			.route("PUT", "/messages/{id}", gate.guard(messages::markRead))
			.route("PUT", "/presences/me", gate.guard(this.presences::showOwn))
			.route("PUT", "/presences/{id}", gate.guard(this.presences::show))
			.route("POST", "/presences/{id}", gate.guard(this.presences::subscribe))
			.route("GET", "/presences/{id}", gate.guard(this.presences::get))
			.route("GET", "/chats/{id}", gate.guard(this::chat))
			.route("POST", "/media", gate.guard(files::upload))
			.route("GET", "/media/{id}", gate.guard(files::download))
			.route("GET", "/settings", gate.guard(this.channel::settings))
			.route("PATCH", "/settings", gate.guard(this.channel::update))
			.route("POST", "/settings/webhook_test", gate.guard(this.channel::testWebhook))
			.route("GET", "/health", gate.guard(this.channel::health))
			.route("GET", "/limits", gate.guard(this.channel::limits));
	}

	@Override
	public Reply handle(Request request) throws InterruptedException {
		try {
			String given = request.bearer().or(() -> request.query("token")).orElse("");
			if (given.isEmpty() || (this.token != null && !this.token.equals(given))) {
				throw new WhapiError(401, "The token is missing or wrong");
			}
			return this.router.handle(request);
		}
		catch (WhapiError ex) {
			return ex.reply();
		}
	}

	private Reply chat(Request request) {
		return Reply.json(200, this.chats.json(this.chats.resolve(request.variable("id"))));
	}

	private void postEvents(Sent sent) {
		this.channel.target().ifPresent((target) -> {
			byte[] echo = this.chats.message(sent.id())
				.map((message) -> WebhookPayloads.whapi().raw(message.asObject()).bytes())
				.orElseThrow();
			this.poster.post(target,
					List.of(echo, status(sent, "sent"), status(sent, "delivered"), status(sent, "read")));
		});
	}

	private byte[] status(Sent sent, String status) {
		return WebhookPayloads.whapi()
			.status(sent.id(), WhapiBody.chatId(sent.to()), status, this.clock.instant())
			.bytes();
	}

	private static Incoming read(Request request) {
		JsonNode body = request.json();
		String last = request.path().substring(request.path().lastIndexOf('/') + 1);
		return new Incoming(Api.WHAPI, request.method(), request.path(), body.path("to").asString(last),
				body.path("body").asString(""));
	}

	/** All messages that were sent, oldest first. */
	public List<Sent> sent() {
		return this.ledger.sent(Api.WHAPI, (message) -> true);
	}

	/** The messages that were sent to one user or chat, oldest first. */
	public List<Sent> sentTo(String numberOrChat) {
		String chatId = WhapiBody.chatId(numberOrChat);
		return this.ledger.sent(Api.WHAPI, (message) -> WhapiBody.chatId(message.to()).equals(chatId));
	}

	/** How many were sent, also those that are no longer kept. */
	public long sentCount() {
		return this.ledger.sentCount(Api.WHAPI);
	}

	/** Presences shown, presences subscribed to, and messages marked as read. */
	public List<Signal> signals() {
		return this.ledger.signals(Api.WHAPI);
	}

	/** Gives a chat its name and labels. */
	public void describe(String numberOrChat, String name, List<String> labels) {
		this.chats.describe(WhapiBody.chatId(numberOrChat), name, labels);
	}

	/** From now on the number is not on WhatsApp. */
	public void setAbsent(String numberOrChat) {
		this.chats.setAbsent(WhapiBody.chatId(numberOrChat));
	}

	/** What is sent to the one is from now on listed as sent to the other. */
	public void listUnder(String numberOrChat, String other) {
		this.chats.listUnder(WhapiBody.chatId(numberOrChat), WhapiBody.chatId(other));
	}

	/** How sent messages look from now on where they are listed. */
	public void listAs(UnaryOperator<ObjectNode> shape) {
		this.chats.listAs(shape);
	}

	/** Forgets chats, subscriptions and settings. */
	public void reset() {
		this.chats.clear();
		this.presences.clear();
		this.channel.clear();
	}

}
