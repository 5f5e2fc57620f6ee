package io.remanso.sink.table;

import io.remanso.sink.row.MessageRow;
import io.remanso.sink.row.MessageRow.SentPart;

/**
 * {@code messages}: the transcript. A row is its record, so it is written once.
 */
final class MessagesTable {

	private static final String INSERT = """
			insert into messages (direction, source_partition, source_offset, user_id, gateway, channel, chat_id,
			                      message_id, kind, target, sender, text, content, turn_id, part, parts, form, proof,
			                      sent_at, received_at)
			select v.*
			from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as v
			on conflict do nothing
			""";

	static final Table<MessageRow> TABLE = new SimpleTable<>("messages", MessageRow.class,
			RowStatement.of(INSERT, Column.text((row) -> row.direction().word()), Column.integer(MessageRow::partition),
					Column.bigint(MessageRow::offset), Column.text(MessageRow::userId),
					Column.word((row) -> row.chat().gateway()), Column.text((row) -> row.chat().channel()),
					Column.text((row) -> row.chat().chatId()), Column.text(MessageRow::messageId),
					Column.text(MessageRow::kind), Column.text(MessageRow::target), Column.text(MessageRow::sender),
					Column.text(MessageRow::text), Column.json(MessageRow::content),
					Column.text(Column.within(MessageRow::sent, SentPart::turnId)),
					Column.integer(Column.within(MessageRow::sent, SentPart::part)),
					Column.integer(Column.within(MessageRow::sent, SentPart::parts)),
					Column.text(Column.within(MessageRow::sent, SentPart::form)),
					Column.text(Column.within(MessageRow::sent, SentPart::proof)), Column.time(MessageRow::sentAt),
					Column.time(MessageRow::receivedAt)));

	private MessagesTable() {
	}

}
