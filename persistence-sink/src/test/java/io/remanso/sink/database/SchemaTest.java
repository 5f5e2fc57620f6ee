package io.remanso.sink.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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

import static org.assertj.core.api.Assertions.assertThat;

class SchemaTest {

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
