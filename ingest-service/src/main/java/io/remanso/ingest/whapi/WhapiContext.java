package io.remanso.ingest.whapi;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.remanso.contracts.inbound.Quote;
import io.remanso.contracts.inbound.Referral;
import io.remanso.ingest.element.Fields;
import io.remanso.ingest.element.PersonId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what Whapi tells about a message beside its content.
 */
final class WhapiContext {

	private WhapiContext() {
	}

	/** The quoted message, or null. Of a medium, the caption is its text. */
	static @Nullable Quote quote(JsonNode context) {
		String id = Fields.text(context, "quoted_id");
		if (id == null) {
			return null;
		}
		JsonNode content = context.path("quoted_content");
		return new Quote(id, Fields.text(context, "quoted_author"),
				Fields.firstText(content, "body", "caption", "title", "name"));
	}

	/** The people that are named in the text. */
	static List<String> mentions(JsonNode context) {
		return context.path("mentions")
			.values()
			.stream()
			.map((mention) -> mention.isString() ? mention.stringValue() : Fields.text(mention, "id"))
			.filter(Objects::nonNull)
			.map(PersonId::parse)
			.flatMap(Optional::stream)
			.map(PersonId::value)
			.distinct()
			.toList();
	}

	/** The advertisement that the user came from, or null. */
	static @Nullable Referral referral(JsonNode context) {
		JsonNode ad = context.path("ad");
		if (!ad.isObject()) {
			return null;
		}
		JsonNode source = ad.path("source").isObject() ? ad.path("source") : ad;
		return new Referral(Fields.firstText(source, "url", "source_url"), Fields.firstText(source, "id", "source_id"),
				Fields.firstText(ad, "title", "headline"), Fields.text(ad, "body"));
	}

}
