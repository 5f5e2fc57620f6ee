package io.remanso.sink.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.remanso.testkit.Backends;
import io.remanso.testkit.TestDatabase;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaTest {

	// The first change sets, in this order.
	private static final List<String> PLANNED = List.of("users", "threads", "context_cache", "user_states",
			"message_buffers");

	private static final String CHANGELOG = "io/remanso/sink/schema/changelog.yaml";

	@Test
	void shouldGoAllTheWayDownAndUpAgain() throws Exception {
		TestDatabase database = Backends.database();
		Set<String> up;
		try (Liquibase liquibase = liquibase(database)) {
			liquibase.update(new Contexts());
			up = columns(database);
			int changeSets = liquibase.getDatabaseChangeLog().getChangeSets().size();
			liquibase.rollback(changeSets, new Contexts(), new LabelExpression());
			assertThat(columns(database)).isEmpty();
			liquibase.update(new Contexts());
		}
		assertThat(columns(database)).isEqualTo(up);
	}

	@Test
	void shouldKeepTheRowsOfThePlansTablesWhenAllElseIsRolledBack() throws Exception {
		TestDatabase database = Backends.database();
		try (Liquibase liquibase = liquibase(database)) {
			liquibase.update(new Contexts());
			execute(database,
					"""
							insert into users (id, name, thread_id) values ('1', 'Ana', 'conv_1');
							insert into threads (id, user_id, created_at, claimed_at) values ('conv_1', '1', now(), now());
							insert into context_cache values ('1', 'Cliente: Ana', now(), now(), 0);
							insert into user_states (user_id, updated_at, source_offset) values ('1', now(), 0);
							insert into message_buffers values ('1', '[]', now(), now(), now(), 0, null, 0);
							insert into dispositions (inbound_partition, inbound_offset, rule, at) values (0, 0, 'forgotten', now());
							""");
			List<String> before = rows(database);
			liquibase.rollback(liquibase.getDatabaseChangeLog().getChangeSets().size() - PLANNED.size(), new Contexts(),
					new LabelExpression());
			assertThat(rows(database)).isEqualTo(before).hasSize(PLANNED.size());
			liquibase.update(new Contexts());
			assertThat(rows(database)).isEqualTo(before);
		}
	}

	@Test
	void shouldKeepTheTurnsWhenTheirCachedTokensAreRolledBack() throws Exception {
		TestDatabase database = Backends.database();
		try (Liquibase liquibase = liquibase(database)) {
			liquibase.update(new Contexts());
			execute(database, """
					insert into turns (turn_id, user_id, input_tokens, cached_input_tokens) values ('t', '1', 9, 7);
					""");
			while (columns(database).contains("turns.cached_input_tokens int8")) {
				liquibase.rollback(1, new Contexts(), new LabelExpression());
			}
			assertThat(value(database, "select input_tokens from turns")).isEqualTo("9");
			liquibase.update(new Contexts());
			assertThat(value(database, "select input_tokens, cached_input_tokens from turns")).isEqualTo("9");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "select * from transcript where user_id = '1' order by sent_at desc limit 50",
			"select * from threads where user_id = '1' order by last_message_at desc",
			"select * from message_buffers where expires_at < now() order by expires_at",
			"select * from turns where outcome is null and closed_at < now() order by closed_at",
			"select * from waiting_messages where waiting_since between now() - interval '1 day' and now()",
			"select thread_id from users where id = '1'", "select * from user_aliases where user_id = '1'",
			"select * from deliveries where user_id = '1'", "select * from messages where message_id = 'm'" })
	void shouldServeWhatOperatorsAskByAnIndex(String query) throws Exception {
		TestDatabase database = Backends.database();
		try (Liquibase liquibase = liquibase(database)) {
			liquibase.update(new Contexts());
		}
		try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
			statement.execute("set enable_seqscan = off");
			List<String> plan = new ArrayList<>();
			try (ResultSet rows = statement.executeQuery("explain " + query)) {
				while (rows.next()) {
					plan.add(rows.getString(1));
				}
			}
			assertThat(plan).anyMatch((line) -> line.contains("Index")).noneMatch((line) -> line.contains("Seq Scan"));
		}
	}

	@Test
	void shouldHaveTheTablesAndColumnsOfThePlan() throws Exception {
		TestDatabase database = Backends.database();
		try (Liquibase liquibase = liquibase(database)) {
			liquibase.update(new Contexts());
		}
		assertThat(columns(database)).contains("users.id varchar", "users.name text", "users.chat_id varchar",
				"users.thread_id varchar", "users.labels jsonb", "users.created_at timestamptz",
				"users.last_activity timestamptz", "threads.id varchar", "threads.user_id varchar",
				"threads.created_at timestamptz", "threads.last_message_at timestamptz", "threads.is_active bool",
				"context_cache.user_id varchar", "context_cache.context_text text",
				"context_cache.created_at timestamptz", "context_cache.expires_at timestamptz",
				"user_states.user_id varchar", "user_states.last_voice_input timestamptz",
				"user_states.preferences jsonb", "user_states.updated_at timestamptz",
				"message_buffers.user_id varchar", "message_buffers.messages jsonb",
				"message_buffers.first_message_at timestamptz", "message_buffers.expires_at timestamptz",
				"message_buffers.created_at timestamptz");
	}

	private static List<String> rows(TestDatabase database) throws SQLException {
		List<String> found = new ArrayList<>();
		try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
			for (String table : PLANNED) {
				try (ResultSet rows = statement.executeQuery("select t::text from " + table + " t")) {
					while (rows.next()) {
						found.add(table + rows.getString(1));
					}
				}
			}
		}
		return found;
	}

	private static String value(TestDatabase database, String query) throws SQLException {
		try (Connection connection = database.connect();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(query)) {
			assertThat(rows.next()).isTrue();
			return rows.getString(1);
		}
	}

	private static void execute(TestDatabase database, String sql) throws SQLException {
		try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static Liquibase liquibase(TestDatabase database) throws Exception {
		return new Liquibase(CHANGELOG, new ClassLoaderResourceAccessor(), DatabaseFactory.getInstance()
			.findCorrectDatabaseImplementation(new JdbcConnection(database.connect())));
	}

	private static Set<String> columns(TestDatabase database) throws SQLException {
		try (Connection connection = database.connect();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("""
						select table_name || '.' || column_name || ' ' || udt_name
						from information_schema.columns
						where table_schema = 'public'
						  and table_name not like 'databasechangelog%'
						""")) {
			Set<String> columns = new TreeSet<>();
			while (rows.next()) {
				columns.add(rows.getString(1));
			}
			return columns;
		}
	}

}
