package io.remanso.benchmarks.sink;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * What PostgreSQL can do with the same rows, into the same tables with their indexes,
 * with {@code synchronous_commit} on.
 */
final class Baselines {

	private static final Duration LENGTH = Duration.ofSeconds(5);

	private static final String UPSERT = """
			insert into messages (direction, source_partition, source_offset, user_id, gateway, channel, chat_id, message_id,
			                      kind, text, content, sent_at, received_at)
			values ('in', 1000, ?, ?, 'whapi', 'SIMUL-TEST1', ?, ?, 'message', 'Hola, ¿hay apartamento para dos noches?',
			        '{"kind": "text", "body": "Hola, ¿hay apartamento para dos noches?"}', now(), now())
			on conflict (source_partition, source_offset, direction) do update set text = excluded.text
			""";

	private Baselines() {
	}

	/** Rows a second by COPY; the tables are emptied before and full afterwards. */
	static double copy(String jdbcUrl) {
		try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
			CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
			Map<String, Path> files = new LinkedHashMap<>();
			for (String table : Tables.NAMES) {
				Path file = Files.createTempFile("copy-" + table, ".txt");
				files.put(table, file);
				try (OutputStream stream = Files.newOutputStream(file)) {
					copy.copyOut("copy (select * from " + table + ") to stdout", stream);
				}
			}
			Tables.empty(jdbcUrl);
			long rows = 0;
			long start = System.nanoTime();
			for (Map.Entry<String, Path> file : files.entrySet()) {
				try (InputStream stream = Files.newInputStream(file.getValue())) {
					rows += copy.copyIn("copy " + file.getKey() + " from stdin", stream);
				}
			}
			double seconds = (System.nanoTime() - start) / 1e9;
			for (Path file : files.values()) {
				Files.delete(file);
			}
			return rows / seconds;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Rows a second by one upsert and one transaction each. */
	static double rowUpserts(String jdbcUrl) {
		try (Connection connection = DriverManager.getConnection(jdbcUrl);
				PreparedStatement statement = connection.prepareStatement(UPSERT)) {
			long start = System.nanoTime();
			int rows = 0;
			while (System.nanoTime() - start < LENGTH.toNanos()) {
				statement.setLong(1, rows);
				statement.setString(2, "5739%08d".formatted(rows));
				statement.setString(3, "5739%08d@s.whatsapp.net".formatted(rows));
				statement.setString(4, "m" + rows);
				rows += statement.executeUpdate();
			}
			double seconds = (System.nanoTime() - start) / 1e9;
			Tables.execute(jdbcUrl, "delete from messages where source_partition = 1000");
			return rows / seconds;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
