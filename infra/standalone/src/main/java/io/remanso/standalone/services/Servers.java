package io.remanso.standalone.services;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import io.remanso.contracts.topic.TopicProvisioner;
import io.remanso.embedded.EmbeddedBroker;
import io.remanso.embedded.EmbeddedDatabase;
import io.remanso.launch.DatabaseProbe;
import io.remanso.launch.DatabaseUrl;
import io.remanso.standalone.lifecycle.StopSequence;
import io.remanso.standalone.lifecycle.Together;
import io.remanso.standalone.settings.Settings;

/**
 * Kafka and PostgreSQL, embedded or given, with all topics in place.
 *
 * @param bootstrapServers of Kafka
 * @param databaseUrl of PostgreSQL
 * @param failure completes with the reason if the embedded broker gives up
 */
public record Servers(String bootstrapServers, String databaseUrl, CompletableFuture<String> failure) {

	private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(10);

	/**
	 * Starts what is not given, and checks what is. The database is pushed on the stop
	 * sequence first: it is the last to go.
	 */
	public static Servers start(Settings settings, StopSequence stops) {
		AtomicReference<Optional<EmbeddedDatabase>> database = new AtomicReference<>(Optional.empty());
		AtomicReference<Optional<EmbeddedBroker>> broker = new AtomicReference<>(Optional.empty());
		try {
			Together.run(List.of(() -> database.set(startDatabase(settings)), () -> broker.set(startBroker(settings))));
		}
		finally {
			database.get().ifPresent((started) -> stops.add("PostgreSQL", started));
			broker.get().ifPresent((started) -> stops.add("Kafka", started));
		}
		stops.requireGoingOn();
		String bootstrapServers = broker.get()
			.map(EmbeddedBroker::bootstrapServers)
			.or(settings::bootstrapServers)
			.orElseThrow();
		TopicProvisioner.provision(bootstrapServers);
		return new Servers(bootstrapServers,
				database.get().map(EmbeddedDatabase::jdbcUrl).or(settings::databaseUrl).orElseThrow(),
				broker.get().map(EmbeddedBroker::failure).orElseGet(CompletableFuture::new));
	}

	/**
	 * Tells if the embedded broker gives up, on a thread of its own: a reaction may wait
	 * for the broker's.
	 */
	public void onFailure(Consumer<String> reaction) {
		CompletableFuture<Void> ignored = this.failure.thenAcceptAsync(reaction);
	}

	private static Optional<EmbeddedDatabase> startDatabase(Settings settings) {
		if (settings.databaseUrl().isPresent()) {
			// The sink would wait for one that is down; at a start a wrong address is
			// likelier.
			DatabaseProbe.await(DatabaseUrl.parse(settings.databaseUrl().get()), DATABASE_PATIENCE);
			return Optional.empty();
		}
		Path folder = settings.data().resolve("postgres");
		return Optional.of(EmbeddedDatabase.start(folder, settings.postgresPort(), folder.resolve("programs")));
	}

	private static Optional<EmbeddedBroker> startBroker(Settings settings) {
		if (settings.bootstrapServers().isPresent()) {
			return Optional.empty();
		}
		return Optional.of(EmbeddedBroker.start(settings.data().resolve("kafka"), settings.kafkaPort()));
	}

}
