package io.remanso.ingest.meta;

import java.time.Instant;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.inbound.Receipt;
import io.remanso.ingest.element.Fields;
import io.remanso.ingest.element.Found;
import io.remanso.ingest.element.ReceiptStatus;
import io.remanso.ingest.element.Who;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads how far a message that we sent by Meta got.
 */
final class MetaStatuses {

	private final String channel;

	private final Instant receivedAt;

	private final People people;

	MetaStatuses(String channel, Instant receivedAt, People people) {
		this.channel = channel;
		this.receivedAt = receivedAt;
		this.people = people;
	}

	Found read(JsonNode status) {
		String id = Fields.id(status, "id");
		Instant at = Fields.seconds(status, "timestamp");
		Receipt.Status reached = ReceiptStatus.of(Fields.text(status, "status", ""));
		boolean group = "group".equals(Fields.text(status, "recipient_type"));
		Who who = group ? groupOf(status) : recipientOf(status);
		Chat chat = new Chat(Gateway.META, this.channel, who.first(), group);
		JsonNode error = status.path("errors").path(0);
		return Found.Event.receipt(who, at,
				(userId) -> new Receipt(userId, chat, id, reached, Fields.text(status, "biz_opaque_callback_data"),
						Fields.integer(error, "code"), detail(error), at, this.receivedAt));
	}

	private Who recipientOf(JsonNode status) {
		String phone = Fields.text(status, "recipient_id");
		String userId = Fields.text(status, "recipient_user_id");
		JsonNode contact = this.people.named(phone, userId);
		return Who.person(phone, Fields.text(contact, "wa_id"), userId, Fields.text(contact, "user_id"),
				Fields.text(status, "recipient_parent_user_id"), Fields.text(contact, "parent_user_id"));
	}

	private static Who groupOf(JsonNode status) {
		String group = Fields.id(status, "recipient_id");
		GroupId.check(group);
		return Who.of(group);
	}

	// The details say what the title only names.
	private static @Nullable String detail(JsonNode error) {
		String details = Fields.text(error.path("error_data"), "details");
		return (details != null) ? details : Fields.firstText(error, "message", "title");
	}

}
