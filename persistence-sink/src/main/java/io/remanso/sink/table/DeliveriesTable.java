package io.remanso.sink.table;

import io.remanso.contracts.inbound.Receipt.Status;
import io.remanso.sink.row.DeliveryRow;

/**
 * {@code deliveries}: a receipt only ever adds to a row, so their order does not matter
 * and neither does a second reading. {@code least} and {@code greatest} pass over null.
 */
final class DeliveriesTable {

	private static final String MERGE = """
			insert into deliveries as d (channel, message_id, user_id, status, rank, callback, sent_at, delivered_at,
			                             read_at, played_at, failed_at, deleted_at, error_code, error_detail, received_at)
			select v.*
			from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as v
			on conflict (message_id, channel) do update
			    set status       = case when excluded.rank > d.rank then excluded.status else d.status end,
			        rank         = greatest(d.rank, excluded.rank),
			        callback     = coalesce(d.callback, excluded.callback),
			        sent_at      = least(d.sent_at, excluded.sent_at),
			        delivered_at = least(d.delivered_at, excluded.delivered_at),
			        read_at      = least(d.read_at, excluded.read_at),
			        played_at    = least(d.played_at, excluded.played_at),
			        failed_at    = least(d.failed_at, excluded.failed_at),
			        deleted_at   = least(d.deleted_at, excluded.deleted_at),
			        error_code   = coalesce(d.error_code, excluded.error_code),
			        error_detail = coalesce(d.error_detail, excluded.error_detail),
			        received_at  = least(d.received_at, excluded.received_at)
			where excluded.rank > d.rank
			   or (d.callback is null and excluded.callback is not null)
			   or excluded.sent_at < coalesce(d.sent_at, 'infinity')
			   or excluded.delivered_at < coalesce(d.delivered_at, 'infinity')
			   or excluded.read_at < coalesce(d.read_at, 'infinity')
			   or excluded.played_at < coalesce(d.played_at, 'infinity')
			   or excluded.failed_at < coalesce(d.failed_at, 'infinity')
			   or excluded.deleted_at < coalesce(d.deleted_at, 'infinity')
			   or (d.error_code is null and excluded.error_code is not null)
			   or (d.error_detail is null and excluded.error_detail is not null)
			   or excluded.received_at < d.received_at
			""";

	static final Table<DeliveryRow> TABLE = new SimpleTable<>("deliveries", DeliveryRow.class,
			RowStatement.of(MERGE, Column.text(DeliveryRow::channel), Column.text(DeliveryRow::messageId),
					Column.text(DeliveryRow::userId), Column.word(DeliveryRow::step),
					Column.integer((row) -> row.step().rank()), Column.text(DeliveryRow::callback),
					Column.time((row) -> row.time(Status.SENT)), Column.time((row) -> row.time(Status.DELIVERED)),
					Column.time((row) -> row.time(Status.READ)), Column.time((row) -> row.time(Status.PLAYED)),
					Column.time((row) -> row.time(Status.FAILED)), Column.time((row) -> row.time(Status.DELETED)),
					Column.integer(DeliveryRow::errorCode), Column.text(DeliveryRow::errorDetail),
					Column.time(DeliveryRow::receivedAt)));

	private DeliveriesTable() {
	}

}
