package io.remanso.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

import io.remanso.embedded.EmbeddedBroker;
import io.remanso.embedded.EmbeddedDatabase;

/**
 * Broker and database of this JVM, on free ports, in a temporary folder that goes with
 * it.
 */
final class EmbeddedBackends implements BackendProvider {

	private final Path folder;

	private final Deque<Runnable> started = new ArrayDeque<>();

	EmbeddedBackends() {
		try {
			this.folder = Files.createTempDirectory("remanso-test");
		}
		catch (IOException ex) {
			throw new UncheckedIOException("no temporary folder", ex);
		}
	}

	@Override
	public synchronized TestKafka startKafka() {
		EmbeddedBroker broker = EmbeddedBroker.start(this.folder.resolve("kafka-" + this.started.size()));
		Runnable stop = new Once(broker::close);
		this.started.push(stop);
		return new TestKafka(broker.bootstrapServers(), stop);
	}

	@Override
	public synchronized DatabaseServer startDatabaseServer() {
		EmbeddedDatabase database = EmbeddedDatabase.start(this.folder.resolve("postgres"));
		this.started.push(database::close);
		return new DatabaseServer(database::jdbcUrl, "postgres");
	}

	@Override
	public synchronized void close() {
		this.started.forEach(Runnable::run);
		try (Stream<Path> paths = Files.walk(this.folder)) {
			List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
			for (Path path : deepestFirst) {
				Files.delete(path);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("temporary folder not deleted", ex);
		}
	}

	@Override
	public String toString() {
		return "embedded backends";
	}

}
