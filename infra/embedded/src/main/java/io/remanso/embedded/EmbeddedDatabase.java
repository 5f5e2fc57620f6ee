package io.remanso.embedded;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL as a child of this JVM, durable ({@code fsync} and
 * {@code synchronous_commit} on), its data kept. A start after a kill first stops the
 * server that the killed JVM left running, and PostgreSQL then recovers by itself.
 * Listens on 127.0.0.1 only; user {@code postgres}, no password.
 */
public final class EmbeddedDatabase implements AutoCloseable {

	/**
	 * The setting that a person changes where the port is taken.
	 */
	public static final String PORT_SETTING = "POSTGRES_PORT";

	// Includes the replay of the write-ahead log after a kill.
	private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

	// Tests share one copy; unpacking takes seconds.
	private static final Path SHARED_PROGRAMS = Path.of(System.getProperty("java.io.tmpdir"), "remanso-postgres");

	private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

	private final FolderLock lock;

	private final DatabaseProcess process;

	private final EmbeddedPostgres postgres;

	private EmbeddedDatabase(FolderLock lock, DatabaseProcess process, EmbeddedPostgres postgres) {
		this.lock = lock;
		this.process = process;
		this.postgres = postgres;
	}

	/**
	 * Starts on a free port.
	 */
	public static EmbeddedDatabase start(Path folder) {
		return start(folder, 0);
	}

	public static EmbeddedDatabase start(Path folder, int port) {
		return start(folder, port, SHARED_PROGRAMS);
	}

	/**
	 * Starts and waits until the database answers.
	 * @param folder where everything is kept, the server's log too; created where missing
	 * @param port 0 for a free one
	 * @param programs folder that PostgreSQL's programs are unpacked into, once
	 * @throws EmbeddedStartException with a message for a person
	 */
	public static EmbeddedDatabase start(Path folder, int port, Path programs) {
		FolderLock lock = FolderLock.take(folder);
		try {
			return start(lock, folder.toAbsolutePath(), port, programs);
		}
		catch (IOException | IllegalStateException ex) {
			lock.close();
			throw new EmbeddedStartException(
					"PostgreSQL did not start: " + ex.getMessage() + "; see " + serverLog(folder), ex);
		}
		catch (EmbeddedStartException ex) {
			lock.close();
			throw ex;
		}
	}

	private static EmbeddedDatabase start(FolderLock lock, Path folder, int wanted, Path programs) throws IOException {
		Path data = folder.resolve("data");
		Path unfinished = folder.resolve("unfinished");
		DatabaseProcess process = new DatabaseProcess(data);
		process.stopLeftover();
		if (wanted != 0) {
			LoopbackPort.requireFree(wanted, PORT_SETTING);
		}
		if (Files.exists(unfinished)) {
			log.info("The first start was interrupted, beginning again");
			deleteTree(data);
		}
		if (!Files.exists(data)) {
			Files.writeString(unfinished, "");
		}
		EmbeddedPostgres postgres = launch(folder, data, (wanted == 0) ? LoopbackPort.free() : wanted, programs);
		Files.deleteIfExists(unfinished);
		return new EmbeddedDatabase(lock, process, postgres);
	}

	private static EmbeddedPostgres launch(Path folder, Path data, int port, Path programs) throws IOException {
		Redirect output = Redirect.appendTo(serverLog(folder).toFile());
		return EmbeddedPostgres.builder()
			.setOverrideWorkingDirectory(programs.toFile())
			.setDataDirectory(data)
			.setCleanDataDirectory(false)
			.setRegisterShutdownHook(false)
			.setPort(port)
			.setPGStartupWait(START_TIMEOUT)
			.setOutputRedirector(output)
			.setErrorRedirector(output)
			.setLocaleConfig("locale", "C.UTF-8")
			.setServerConfig("listen_addresses", LoopbackPort.HOST)
			.setServerConfig("unix_socket_directories", "")
			// The library turns both off, for throw-away data.
			.setServerConfig("fsync", "on")
			.setServerConfig("synchronous_commit", "on")
			.setServerConfig("max_connections", "100")
			.setServerConfig("shared_buffers", "64MB")
			.start();
	}

	private static Path serverLog(Path folder) {
		return folder.resolve("postgres.log");
	}

	private static void deleteTree(Path root) throws IOException {
		if (!Files.exists(root)) {
			return;
		}
		try (Stream<Path> paths = Files.walk(root)) {
			List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
			for (Path path : deepestFirst) {
				Files.delete(path);
			}
		}
	}

	public int port() {
		return this.postgres.getPort();
	}

	/**
	 * The address of the database {@code postgres}.
	 */
	public String jdbcUrl() {
		return jdbcUrl("postgres");
	}

	public String jdbcUrl(String database) {
		return "jdbc:postgresql://" + LoopbackPort.HOST + ":" + port() + "/" + database + "?user=postgres";
	}

	/**
	 * Stops cleanly: open sessions are ended, everything is on disk, the port is free.
	 */
	@Override
	public void close() {
		try {
			this.postgres.close();
			this.process.awaitEnd();
		}
		catch (IOException ex) {
			throw new IllegalStateException("PostgreSQL did not stop", ex);
		}
		finally {
			this.lock.close();
		}
	}

}
