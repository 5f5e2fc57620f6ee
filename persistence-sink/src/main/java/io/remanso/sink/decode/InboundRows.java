package io.remanso.sink.decode;

import java.util.List;

import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.InboundEvent;
import io.remanso.sink.row.MessageRow;
import io.remanso.sink.row.Row;
import org.jspecify.annotations.Nullable;

/**
 * Each inbound event is one line of the transcript. The provider's own object stays in
 * Kafka.
 */
final class InboundRows {

	private InboundRows() {
	}

	static List<Row> of(Source source, InboundEvent event) {
		return List.of(switch (event) {
			case InboundEvent.Message message ->
				row(source, message, "message", null, message.sender().name(), message.content());
			case InboundEvent.Edit edit -> row(source, edit, "edit", edit.target(), null, edit.content());
			case InboundEvent.Delete delete -> row(source, delete, "delete", delete.target(), null, null);
			case InboundEvent.Reaction reaction ->
				row(source, reaction, "reaction", reaction.target(), null, reaction.emoji(), null);
			case InboundEvent.OwnMessage own -> row(source, own, "own_message", null, own.source(), own.content());
			case InboundEvent.Notice notice -> row(source, notice, "notice", null, null, notice.type(), null);
		});
	}

	private static MessageRow row(Source source, InboundEvent event, String kind, @Nullable String target,
			@Nullable String sender, @Nullable Content content) {
		return row(source, event, kind, target, sender, (content != null) ? ContentText.of(content) : null, content);
	}

	private static MessageRow row(Source source, InboundEvent event, String kind, @Nullable String target,
			@Nullable String sender, @Nullable String text, @Nullable Content content) {
		return new MessageRow(MessageRow.Direction.IN, source.partition(), source.offset(), event.userId(),
				event.chat(), event.id(), kind, target, sender, text, content, null, event.sentAt(),
				event.receivedAt());
	}

}
