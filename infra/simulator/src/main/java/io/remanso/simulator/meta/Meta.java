package io.remanso.simulator.meta;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import io.remanso.simulator.faults.FaultGate;
import io.remanso.simulator.faults.Faults;
import io.remanso.simulator.faults.Incoming;
import io.remanso.simulator.http.Handler;
import io.remanso.simulator.http.Json;
import io.remanso.simulator.http.Reply;
import io.remanso.simulator.http.Request;
import io.remanso.simulator.http.Router;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.ledger.Ledger;
import io.remanso.simulator.ledger.Sent;
import io.remanso.simulator.ledger.Signal;
import io.remanso.simulator.media.MediaStore;
import io.remanso.simulator.payloads.MetaBody;
import io.remanso.simulator.payloads.WebhookPayloads;
import io.remanso.simulator.webhooks.WebhookPoster;
import io.remanso.simulator.webhooks.WebhookTarget;
import tools.jackson.databind.JsonNode;

/**
 * Meta's Graph API, with or without a version in the path: answers it and names the
 * version that it was served by, posts signed statuses of what was sent, and lets tests
 * see what was sent.
 */
public final class Meta implements Handler {

	private static final Pattern VERSION = Pattern.compile("/(v\\d+\\.\\d+)");

	// Served where a call names none.
	private static final String NEWEST = "v26.0";

	private final Ledger ledger;

	private final MetaOptions options;

	private final WebhookPoster poster;

	private final InstantSource clock;

	private final Recipients recipients;

	private final Router router;

	private final AtomicReference<String> oldest = new AtomicReference<>("");

	/**
	 * Creates the stand-in.
	 * @param baseUrl the address of this stand-in, known once it is asked for a file
	 */
	public Meta(Ledger ledger, Faults faults, MediaStore media, MetaOptions options, WebhookPoster poster, int capacity,
			InstantSource clock, Supplier<String> baseUrl) {
		this.ledger = ledger;
		this.options = options;
		this.poster = poster;
		this.clock = clock;
		this.recipients = new Recipients(options.pairRate(), options.perSecond(), capacity, clock);
		FaultGate gate = new FaultGate(Api.META, faults, ledger, clock,
				(status, code) -> MetaError.ofStatus(status, code).reply(), Meta::read);
		MessagesEndpoint messages = new MessagesEndpoint(this.recipients, media, ledger, clock, WebhookPayloads::metaId,
				this::postStatuses);
		MediaEndpoint files = new MediaEndpoint(media, clock, baseUrl);
		this.router = new Router((request) -> {
			throw MetaError.notFound(request.path().substring(1));
		}).route("POST", "/{number}/messages", gate.guard(ofNumber(messages::post)))
			.route("POST", "/{number}/media", gate.guard(ofNumber(files::upload)))
			.route("GET", "/lookaside/{id}", gate.guard(files::download))
			.route("GET", "/{id}",
					gate.guard((request) -> isOurs(request.variable("id")) ? number(request) : files.describe(request)))
			.route("DELETE", "/{id}", gate.guard(files::delete));
	}

	private Handler ofNumber(Handler handler) {
		return (request) -> {
			String number = request.variable("number");
			if (this.options.phoneNumberId() != null && !number.equals(this.options.phoneNumberId())) {
				throw MetaError.notFound(number);
			}
			return handler.handle(request);
		};
	}

	private boolean isOurs(String id) {
		return id.equals(this.options.phoneNumberId());
	}

	private static Reply number(Request request) {
		return Reply.json(200, Json.object("id", request.variable("id")));
	}

	@Override
	public Reply handle(Request request) throws InterruptedException {
		return answer(request).with(Map.of("facebook-api-version", served(request)));
	}

	/** A version that is served no more is answered by the oldest that is. */
	private String served(Request request) {
		var version = VERSION.matcher(request.path());
		String asked = version.lookingAt() ? version.group(1) : NEWEST;
		return (number(asked) < number(this.oldest.get())) ? this.oldest.get() : asked;
	}

	private static double number(String version) {
		return version.isEmpty() ? 0 : Double.parseDouble(version.substring(1));
	}

	private Reply answer(Request request) throws InterruptedException {
		try {
			String given = request.bearer().or(() -> request.query("access_token")).orElse("");
			if (given.isEmpty() || (this.options.token() != null && !given.equals(this.options.token()))) {
				throw new MetaError(401, 190, null, "Invalid OAuth access token - Cannot parse access token", null);
			}
			return this.router.handle(withoutVersion(request));
		}
		catch (MetaError ex) {
			return ex.reply();
		}
	}

	private static Request withoutVersion(Request request) {
		var version = VERSION.matcher(request.path());
		return version.lookingAt() ? request.below(version.group()) : request;
	}

	private void postStatuses(Sent sent) {
		WebhookTarget target = this.options.webhook();
		if (target != null) {
			List<byte[]> events = new ArrayList<>();
			if (this.recipients.failure(sent.to()).isPresent()) {
				int code = this.recipients.failure(sent.to()).get();
				events.add(
						body()
							.failed(sent.id(), sent.to(), this.clock.instant(), sent.callbackData(), code,
									MetaError.title(code))
							.bytes());
			}
			else {
				for (String status : List.of("sent", "delivered", "read")) {
					events.add(body().status(sent.id(), sent.to(), status, this.clock.instant(), sent.callbackData())
						.bytes());
				}
			}
			this.poster.post(target, events);
		}
	}

	private MetaBody body() {
		String number = this.options.phoneNumberId();
		return WebhookPayloads.meta().phoneNumberId((number != null) ? number : MetaBody.PHONE_NUMBER_ID);
	}

	private static Incoming read(Request request) {
		JsonNode body = request.json();
		return new Incoming(Api.META, request.method(), request.path(),
				body.path("to").asString(body.path("recipient").asString("")),
				body.path("text").path("body").asString(""));
	}

	/** All messages that were sent, oldest first. */
	public List<Sent> sent() {
		return this.ledger.sent(Api.META, (message) -> true);
	}

	/** The messages that were sent to one user, oldest first. */
	public List<Sent> sentTo(String user) {
		return this.ledger.sent(Api.META, (message) -> message.to().equals(user));
	}

	/** How many were sent, also those that are no longer kept. */
	public long sentCount() {
		return this.ledger.sentCount(Api.META);
	}

	/** Messages marked as read, and typing shown. */
	public List<Signal> signals() {
		return this.ledger.signals(Api.META);
	}

	/** Opens or closes the 24 hours in which a user may be written to; open at first. */
	public void setWindow(String user, boolean open) {
		this.recipients.setWindow(user, open);
	}

	/** Messages to this user are taken, but fail later with the code. */
	public void setUndeliverable(String user, int code) {
		this.recipients.setUndeliverable(user, code);
	}

	/** Versions below this one, as {@code v25.0}, are served no more. */
	public void setOldestVersion(String version) {
		this.oldest.set(version);
	}

	/** Forgets closed windows, rates and failures, and serves every version again. */
	public void reset() {
		this.oldest.set("");
		this.recipients.clear();
	}

}
