package io.remanso.simulator.meta;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

import io.remanso.simulator.http.Json;
import io.remanso.simulator.http.Multipart;
import io.remanso.simulator.http.Reply;
import io.remanso.simulator.http.Request;
import io.remanso.simulator.media.MediaStore;
import io.remanso.simulator.media.Medium;

/**
 * Files: uploaded by number, looked up by id, and downloaded from an address that is good
 * for five minutes and needs the token, too.
 */
final class MediaEndpoint {

	private static final Duration ADDRESS_IS_GOOD_FOR = Duration.ofMinutes(5);

	private static final int MAX_BYTES = 100 * 1024 * 1024;

	private final MediaStore store;

	private final InstantSource clock;

	private final Supplier<String> baseUrl;

	MediaEndpoint(MediaStore store, InstantSource clock, Supplier<String> baseUrl) {
		this.store = store;
		this.clock = clock;
		this.baseUrl = baseUrl;
	}

	Reply upload(Request request) {
		Multipart form = Multipart.of(request);
		if (!form.text("messaging_product").orElse("").equals("whatsapp")) {
			throw MetaError.badParameter("The parameter messaging_product is required.");
		}
		Multipart.Part file = form.part("file")
			.orElseThrow(() -> MetaError.badParameter("The parameter file is required."));
		String type = form.text("type").filter((given) -> given.contains("/")).orElse(file.contentType());
		byte[] bytes = file.bytes();
		if (!type.contains("/") || bytes.length > MAX_BYTES) {
			throw new MetaError(400, 131053, null, "(#131053) Media upload error", "Unsupported type or size.");
		}
		return Reply.json(200, Json.object("id", this.store.put(type, bytes).id()));
	}

	Reply describe(Request request) {
		Medium medium = find(request.variable("id"));
		long goodUntil = this.clock.instant().plus(ADDRESS_IS_GOOD_FOR).toEpochMilli();
		String url = this.baseUrl.get() + "/lookaside/" + medium.id() + "?ext=" + goodUntil;
		return Reply.json(200, Json.object("messaging_product", "whatsapp", "url", url, "mime_type", medium.type(),
				"sha256", medium.sha256Hex(), "file_size", medium.size(), "id", medium.id()));
	}

	Reply download(Request request) {
		Instant goodUntil = Instant.ofEpochMilli(Long.parseLong(request.query("ext").orElse("0")));
		if (goodUntil.isBefore(this.clock.instant())) {
			return Reply.text(404, "URL signature expired");
		}
		Medium medium = find(request.variable("id"));
		return Reply.content(200, medium.type(), medium.bytes());
	}

	Reply delete(Request request) {
		this.store.remove(find(request.variable("id")).id());
		return Reply.json(200, Json.object("success", true));
	}

	private Medium find(String id) {
		return this.store.get(id).orElseThrow(() -> MetaError.notFound(id));
	}

}
