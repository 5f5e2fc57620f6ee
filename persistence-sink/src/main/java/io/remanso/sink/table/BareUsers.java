package io.remanso.sink.table;

import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Users of whom only the id is known yet: whichever topic names a user first.
 */
final class BareUsers {

	private static final RowStatement<String> INSERT = RowStatement.of("""
			insert into users (id)
			select v.id
			from unnest(?) as v (id)
			on conflict (id) do nothing
			""", Column.text((id) -> id));

	private BareUsers() {
	}

	static int write(JdbcTemplate jdbc, List<String> ids) {
		return INSERT.write(jdbc, ids);
	}

}
