package io.remanso.sink.table;

import io.remanso.contracts.user.UserState;
import io.remanso.sink.row.StateRow;

/**
 * {@code user_states} mirrors {@code whatsapp.user-states}.
 */
final class UserStatesTable {

	private static final String UPSERT = """
			insert into user_states as s (user_id, source_offset, last_voice_input, preferences, paused_until, updated_at)
			select v.*
			from unnest(?, ?, ?, ?, ?, ?) as v
			on conflict (user_id) do update
			    set source_offset    = excluded.source_offset,
			        last_voice_input = excluded.last_voice_input,
			        preferences      = excluded.preferences,
			        paused_until     = excluded.paused_until,
			        updated_at       = excluded.updated_at
			where s.source_offset < excluded.source_offset
			""";

	private static final String DELETE = """
			delete from user_states s
			using unnest(?, ?) as v (user_id, source_offset)
			where s.user_id = v.user_id
			  and s.source_offset < v.source_offset
			""";

	static final Table<StateRow> TABLE = new MirrorTable<>("user_states", StateRow.class, (row) -> row.state() != null,
			RowStatement.of(UPSERT, Column.text(StateRow::userId), Column.bigint(StateRow::offset),
					Column.time(Column.within(StateRow::state, UserState::lastVoiceInput)),
					Column.json(Column.within(StateRow::state, UserState::preferences)),
					Column.time(Column.within(StateRow::state, UserState::pausedUntil)),
					Column.time(Column.within(StateRow::state, UserState::updatedAt))),
			RowStatement.of(DELETE, Column.text(StateRow::userId), Column.bigint(StateRow::offset)));

	private UserStatesTable() {
	}

}
