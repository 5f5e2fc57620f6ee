package io.remanso.sink.table;

import io.remanso.contracts.user.UserProfile;
import io.remanso.sink.row.ProfileRow;

/**
 * The profile columns of {@code users}. A removed profile leaves the bare row, which
 * other tables refer to.
 */
final class UsersTable {

	private static final String UPDATE = """
			update users u
			set name           = v.name,
			    chat_id        = v.chat_id,
			    gateway        = v.gateway,
			    channel        = v.channel,
			    labels         = coalesce(v.labels, '[]'),
			    created_at     = coalesce(v.created_at, u.created_at),
			    last_activity  = coalesce(v.last_activity, u.last_activity),
			    profile_offset = v.profile_offset
			from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
			    as v (id, profile_offset, name, chat_id, gateway, channel, labels, created_at, last_activity)
			where u.id = v.id
			  and u.profile_offset < v.profile_offset
			""";

	static final Table<ProfileRow> TABLE = new SimpleTable<>("users", ProfileRow.class,
			RowStatement.of(UPDATE, Column.text(ProfileRow::userId), Column.bigint(ProfileRow::offset),
					Column.text(Column.within(ProfileRow::profile, UserProfile::name)),
					Column.text(Column.within(ProfileRow::profile, (profile) -> profile.chat().chatId())),
					Column.word(Column.within(ProfileRow::profile, (profile) -> profile.chat().gateway())),
					Column.text(Column.within(ProfileRow::profile, (profile) -> profile.chat().channel())),
					Column.json(Column.within(ProfileRow::profile, UserProfile::labels)),
					Column.time(Column.within(ProfileRow::profile, UserProfile::firstActivity)),
					Column.time(Column.within(ProfileRow::profile, UserProfile::lastActivity))));

	private UsersTable() {
	}

}
