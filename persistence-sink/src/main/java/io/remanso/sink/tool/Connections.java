package io.remanso.sink.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.remanso.contracts.topic.TopicProvisioner;
import io.remanso.sink.database.DatabaseSession;

/**
 * Where Kafka and PostgreSQL are: the environment that the worker has too, secrets as
 * files included.
 */
record Connections(String bootstrapServers, String databaseUrl) {

	static Connections of(Map<String, String> environment) {
		return new Connections(setting(environment, "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092"),
				setting(environment, "DATABASE_URL", "jdbc:postgresql://127.0.0.1:5432/postgres"));
	}

	DatabaseSession databaseSession() {
		return DatabaseSession.open(this.databaseUrl);
	}

	/** The bootstrap servers, once all topics are there. */
	String provisionedKafka() {
		TopicProvisioner.provision(this.bootstrapServers);
		return this.bootstrapServers;
	}

	private static String setting(Map<String, String> environment, String name, String otherwise) {
		String value = environment.get(name);
		if (value != null && !value.isBlank()) {
			return value;
		}
		Path file = Path.of(environment.getOrDefault("SECRETS_DIR", "/run/secrets/remanso"), name);
		try {
			return Files.isRegularFile(file) ? Files.readString(file).strip() : otherwise;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Never the URL: it may hold a password. */
	@Override
	public String toString() {
		return "Connections[" + this.bootstrapServers + "]";
	}

}
