package io.remanso.ingest.meta;

import io.remanso.contracts.inbound.Quote;
import io.remanso.contracts.inbound.Referral;
import io.remanso.ingest.element.Fields;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what Meta tells about a message beside its content.
 */
final class MetaContext {

	private MetaContext() {
	}

	/** The quoted message, or null. Meta never gives its text. */
	static @Nullable Quote quote(JsonNode context) {
		String id = Fields.text(context, "id");
		return (id != null) ? new Quote(id, Fields.firstText(context, "from", "from_user_id"), null) : null;
	}

	/** The advertisement or post that the user came from, or null. */
	static @Nullable Referral referral(JsonNode message) {
		JsonNode referral = message.path("referral");
		if (!referral.isObject()) {
			return null;
		}
		return new Referral(Fields.text(referral, "source_url"), Fields.text(referral, "source_id"),
				Fields.text(referral, "headline"), Fields.text(referral, "body"));
	}

}
