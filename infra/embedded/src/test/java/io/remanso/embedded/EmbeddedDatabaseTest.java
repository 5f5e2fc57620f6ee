package io.remanso.embedded;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EmbeddedDatabaseTest {

	@TempDir
	Path folder;

	@Test
	void shouldKeepRowsOverARestart() throws Exception {
		try (EmbeddedDatabase database = EmbeddedDatabase.start(this.folder)) {
			execute(database, "create table kept as select 'a row' as value");
		}
		try (EmbeddedDatabase database = EmbeddedDatabase.start(this.folder)) {
			assertThat(query(database, "select value from kept")).isEqualTo("a row");
		}
	}

	@Test
	void shouldStopTheServerThatAKilledJvmLeftAndKeepItsRows() throws Exception {
		try (OwnerProcess owner = OwnerProcess.start(this.folder)) {
			assertThat(owner.report()).isEqualTo("wrote");
			owner.kill();
		}
		Path own = this.folder.resolve("postgres");
		List<String> left = Files.readAllLines(own.resolve("data/postmaster.pid"));
		int port = Integer.parseInt(left.get(3));
		try (EmbeddedDatabase database = EmbeddedDatabase.start(own, port)) {
			assertThat(query(database, "select value from kept")).isEqualTo("from the owner");
		}
		assertThat(ProcessHandle.of(Long.parseLong(left.getFirst()))).isEmpty();
	}

	@Test
	void shouldSurviveAStalePidFileThatNamesAnotherProcess() throws Exception {
		EmbeddedDatabase.start(this.folder).close();
		Path data = this.folder.resolve("data");
		Files.write(data.resolve("postmaster.pid"), List.of(Long.toString(ProcessHandle.current().pid()),
				data.toString(), "1700000000", "5432", "", "127.0.0.1", "", "ready"));
		try (EmbeddedDatabase database = EmbeddedDatabase.start(this.folder)) {
			assertThat(query(database, "select 1")).isEqualTo("1");
		}
	}

	@Test
	void shouldBeginAgainWhereTheFirstStartWasInterrupted() throws Exception {
		Files.createDirectories(this.folder.resolve("data"));
		Files.writeString(this.folder.resolve("data/postgresql.conf"), "half a file");
		Files.writeString(this.folder.resolve("unfinished"), "");
		try (EmbeddedDatabase database = EmbeddedDatabase.start(this.folder)) {
			assertThat(query(database, "select 1")).isEqualTo("1");
		}
	}

	@Test
	void shouldBeDurable() throws Exception {
		try (EmbeddedDatabase database = EmbeddedDatabase.start(this.folder)) {
			assertThat(query(database, "show fsync")).isEqualTo("on");
			assertThat(query(database, "show synchronous_commit")).isEqualTo("on");
			assertThat(query(database, "show server_version")).startsWith("18.");
		}
	}

	@Test
	void shouldNameThePortThatIsTaken() throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			assertThatExceptionOfType(PortTakenException.class)
				.isThrownBy(() -> EmbeddedDatabase.start(this.folder, taken.getLocalPort()))
				.withMessageContaining("port " + taken.getLocalPort() + " (POSTGRES_PORT) is taken");
		}
	}

	@Test
	void shouldRefuseAFolderInUse() throws Exception {
		try (EmbeddedDatabase database = EmbeddedDatabase.start(this.folder)) {
			assertThatExceptionOfType(FolderInUseException.class).isThrownBy(() -> EmbeddedDatabase.start(this.folder));
			assertThat(query(database, "select 1")).isEqualTo("1");
		}
	}

	static void execute(EmbeddedDatabase database, String sql) throws SQLException {
		try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
				var statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static String query(EmbeddedDatabase database, String sql) throws SQLException {
		try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
				var statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			rows.next();
			return rows.getString(1);
		}
	}

}
