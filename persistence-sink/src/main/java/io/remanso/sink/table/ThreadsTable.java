package io.remanso.sink.table;

import io.remanso.contracts.command.Command;
import io.remanso.sink.row.ImportedThreadRow;
import io.remanso.sink.row.ThreadRow;

/**
 * {@code threads}. A conversation id belongs to the user who held it first, equal times
 * to the smaller user id; so whose it is does not hang on the order in which partitions
 * are read. Who loses one that way loses the pointer to it too.
 */
final class ThreadsTable {

	private static final RowStatement<ThreadRow> CLAIM = RowStatement.of("""
			insert into threads as t (id, user_id, created_at, last_message_at, claimed_at)
			select v.id, v.user_id, v.first_at, v.last_at, v.first_at
			from unnest(?, ?, ?, ?) as v (id, user_id, first_at, last_at)
			on conflict (id) do update
			    set user_id         = case when (excluded.claimed_at, excluded.user_id) < (t.claimed_at, t.user_id)
			                                   then excluded.user_id else t.user_id end,
			        is_active       = t.is_active and t.user_id = excluded.user_id,
			        claimed_at      = least(t.claimed_at, excluded.claimed_at),
			        created_at      = least(t.created_at, excluded.created_at),
			        last_message_at = greatest(t.last_message_at, excluded.last_message_at)
			where (excluded.claimed_at, excluded.user_id) < (t.claimed_at, t.user_id)
			   or (excluded.user_id = t.user_id and excluded.last_message_at > coalesce(t.last_message_at, '-infinity'))
			""", Column.text(ThreadRow::threadId), Column.text(ThreadRow::userId), Column.time(ThreadRow::firstAt),
			Column.time(ThreadRow::lastAt));

	private static final RowStatement<ThreadRow> RELEASE = RowStatement.of("""
			update users u
			set thread_id = null
			from unnest(?) as v (id)
			         join threads t on t.id = v.id
			where u.thread_id = v.id
			  and u.id <> t.user_id
			""", Column.text(ThreadRow::threadId));

	private static final String IMPORT = """
			insert into threads as t (id, user_id, created_at, last_message_at, imported, claimed_at)
			select v.id, v.user_id, coalesce(v.created_at, v.issued_at), v.last_activity, true, v.issued_at
			from unnest(?, ?, ?, ?, ?) as v (id, user_id, created_at, last_activity, issued_at)
			on conflict (id) do update
			    set user_id         = case when (excluded.claimed_at, excluded.user_id) < (t.claimed_at, t.user_id)
			                                   then excluded.user_id else t.user_id end,
			        claimed_at      = least(t.claimed_at, excluded.claimed_at),
			        last_message_at = greatest(t.last_message_at, excluded.last_message_at),
			        imported        = true
			where (excluded.claimed_at, excluded.user_id) < (t.claimed_at, t.user_id)
			   or (excluded.user_id = t.user_id and (not t.imported
			           or excluded.last_message_at > coalesce(t.last_message_at, '-infinity')))
			""";

	/** Conversations, each of who held it first. */
	static final Table<ThreadRow> CLAIMED = new SimpleTable<>("threads", ThreadRow.class, CLAIM);

	/** Pointers to conversations that are another's now. */
	static final Table<ThreadRow> RELEASED = new SimpleTable<>("users", ThreadRow.class, RELEASE);

	/** Threads of an older system. */
	static final Table<ImportedThreadRow> IMPORTED = new SimpleTable<>("threads", ImportedThreadRow.class,
			RowStatement.of(IMPORT, Column.text(ImportedThreadRow::key), Column.text(ImportedThreadRow::owner),
					Column.time(Column.within(ImportedThreadRow::order, Command.ImportThread::createdAt)),
					Column.time(Column.within(ImportedThreadRow::order, Command.ImportThread::lastActivity)),
					Column.time((row) -> row.order().issuedAt())));

	private ThreadsTable() {
	}

}
