package io.remanso.sink.table;

import java.util.List;

import io.remanso.sink.row.ConversationRow;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * {@code users.thread_id} and {@code threads.is_active}, which always say the same: a
 * user's newest conversation, where it is theirs, is the active one. After the threads
 * themselves.
 */
final class ConversationColumn implements Table<ConversationRow> {

	private static final RowStatement<ConversationRow> POINT = RowStatement.of("""
			update users u
			set thread_id     = (select t.id from threads t where t.id = v.id and t.user_id = u.id),
			    thread_offset = v.source_offset
			from unnest(?, ?, ?) as v (user_id, id, source_offset)
			where u.id = v.user_id
			  and u.thread_offset < v.source_offset
			""", Column.text(ConversationRow::userId), Column.text(ConversationRow::conversationId),
			Column.bigint(ConversationRow::offset));

	private static final RowStatement<ConversationRow> ACTIVATE = RowStatement.of("""
			update threads t
			set is_active = (t.id is not distinct from u.thread_id)
			from users u
			where u.id = any (?)
			  and t.user_id = u.id
			  and t.is_active <> (t.id is not distinct from u.thread_id)
			""", Column.text(ConversationRow::userId));

	static final Table<ConversationRow> TABLE = new ConversationColumn();

	private ConversationColumn() {
	}

	@Override
	public String name() {
		return "users";
	}

	@Override
	public Class<ConversationRow> rowType() {
		return ConversationRow.class;
	}

	@Override
	public int write(JdbcTemplate jdbc, List<ConversationRow> rows) {
		int written = POINT.write(jdbc, rows);
		ACTIVATE.write(jdbc, rows);
		return written;
	}

}
