package io.remanso.simulator;

import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;

import io.remanso.simulator.faults.Faults;
import io.remanso.simulator.http.HttpFront;
import io.remanso.simulator.http.Json;
import io.remanso.simulator.http.Reply;
import io.remanso.simulator.http.Router;
import io.remanso.simulator.ledger.Ledger;
import io.remanso.simulator.media.MediaStore;
import io.remanso.simulator.meta.Meta;
import io.remanso.simulator.openai.OpenAi;
import io.remanso.simulator.webhooks.WebhookPoster;
import io.remanso.simulator.whapi.Whapi;

/**
 * Stands in for OpenAI and for both WhatsApp gateways on one port of 127.0.0.1. Callers
 * differ from those of the real services by their base URLs only. Safe for use by many
 * threads.
 */
public final class Simulator implements AutoCloseable {

	private final Ledger ledger;

	private final Faults faults;

	private final MediaStore media;

	private final OpenAi openAi;

	private final Whapi whapi;

	private final Meta meta;

	private final WebhookPoster poster;

	private final HttpFront front;

	private Simulator(SimulatorOptions options) {
		InstantSource clock = options.clock();
		AtomicReference<String> base = new AtomicReference<>("");
		this.ledger = new Ledger(options.records());
		this.faults = new Faults(options.seed());
		this.media = new MediaStore(clock,
				() -> String.valueOf(ThreadLocalRandom.current().nextLong(100_000_000_000_000L, 999_999_999_999_999L)));
		this.poster = new WebhookPoster(options.webhooks(), options.seed());
		this.openAi = new OpenAi(this.ledger, this.faults, options.openAi(), options.records(), clock,
				() -> UUID.randomUUID().toString().replace("-", ""));
		this.whapi = new Whapi(this.ledger, this.faults, this.media, options.whapi(), this.poster, options.records(),
				clock);
		this.meta = new Meta(this.ledger, this.faults, this.media, options.meta(), this.poster, options.records(),
				clock, () -> base.get() + "/meta");
		Router router = new Router((request) -> Reply.json(404,
				Json.object("error", "The simulator serves /openai/v1, /whapi, /meta, /files and /simulator")))
			.mount("/openai/v1", this.openAi)
			.mount("/whapi", this.whapi)
			.mount("/meta", this.meta)
			.mount("/files", new FilesApi(this.media))
			.mount("/simulator", new AdminApi(this));
		this.front = HttpFront.start(options.port(), router);
		base.set(baseUrl());
	}

	/** Starts a simulator; it listens when this returns. */
	public static Simulator start(SimulatorOptions options) {
		return new Simulator(options);
	}

	public int port() {
		return this.front.port();
	}

	public String baseUrl() {
		return "http://127.0.0.1:" + port();
	}

	/** In place of {@code https://api.openai.com/v1}. */
	public String openAiBaseUrl() {
		return baseUrl() + "/openai/v1";
	}

	/** In place of {@code https://gate.whapi.cloud}. */
	public String whapiBaseUrl() {
		return baseUrl() + "/whapi";
	}

	/** In place of {@code https://graph.facebook.com}. */
	public String metaBaseUrl() {
		return baseUrl() + "/meta";
	}

	/** The public link to a file, as Whapi puts it into webhooks. */
	public String fileUrl(String mediaId) {
		return baseUrl() + "/files/" + mediaId;
	}

	/** What goes wrong, switchable at any time. */
	public Faults faults() {
		return this.faults;
	}

	/** Everything that was called and sent. */
	public Ledger ledger() {
		return this.ledger;
	}

	/** The files that webhooks may name, shared by both gateways. */
	public MediaStore media() {
		return this.media;
	}

	public OpenAi openAi() {
		return this.openAi;
	}

	public Whapi whapi() {
		return this.whapi;
	}

	public Meta meta() {
		return this.meta;
	}

	/** As if just started: no faults, empty ledger, nothing remembered. */
	public void reset() {
		this.faults.clear();
		this.openAi.reset();
		this.whapi.reset();
		this.meta.reset();
		this.media.clear();
		this.ledger.clear();
	}

	@Override
	public void close() {
		this.faults.release();
		this.poster.close();
		this.front.close();
	}

}
