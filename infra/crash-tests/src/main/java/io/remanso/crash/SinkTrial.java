package io.remanso.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import io.remanso.contracts.topic.TopicProvisioner;
import io.remanso.contracts.topic.Topics;
import io.remanso.embedded.EmbeddedBroker;
import io.remanso.embedded.EmbeddedDatabase;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * persistence-sink as a process, beside a broker and a database that can be stopped under
 * it. For one thread.
 */
public final class SinkTrial implements AutoCloseable {

	private static final List<String> TABLES = List.of("users", "threads", "messages", "turns", "turn_messages",
			"deliveries", "dispositions", "user_states", "message_buffers", "context_cache");

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private final EmbeddedBroker broker;

	private final Path databaseFolder;

	private EmbeddedDatabase database;

	private @Nullable ServerProcess sink;

	private SinkTrial(Path folder) {
		this.broker = EmbeddedBroker.start(folder.resolve("kafka"));
		this.databaseFolder = folder.resolve("postgres");
		this.database = EmbeddedDatabase.start(this.databaseFolder);
		TopicProvisioner.provision(this.broker.bootstrapServers());
	}

	/** Broker and database run, the sink does not. */
	public static SinkTrial prepare(Path folder) {
		return new SinkTrial(folder);
	}

	public String bootstrapServers() {
		return this.broker.bootstrapServers();
	}

	public String jdbcUrl() {
		return this.database.jdbcUrl();
	}

	/** Start the sink; returns when it is ready. */
	public void startSink() {
		startSink(Map.of());
	}

	/** Start the sink with more settings; returns when it is ready. */
	public void startSink(Map<String, String> more) {
		int managementPort = Installation.freePort();
		String java = ProcessHandle.current().info().command().orElse("java");
		Path checkout = Installation.findCheckout();
		Path jar = checkout.resolve("persistence-sink/target/persistence-sink.jar");
		// As its image starts it, but for the heap: a machine's share is none here.
		String options = "@" + checkout.resolve("infra/deploy/jvm/persistence-sink.args");
		this.sink = ServerProcess
			.launch("persistence-sink", List.of(java, options, "-Xmx512m", "-jar", jar.toString()),
					environment(managementPort, more),
					URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(managementPort)))
			.awaitReady();
	}

	private Map<String, String> environment(int managementPort, Map<String, String> more) {
		Map<String, String> environment = new HashMap<>(
				Map.of("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers(), "DATABASE_URL", jdbcUrl(), "MANAGEMENT_PORT",
						Integer.toString(managementPort), "REMANSO_INSTANCE", "trial"));
		environment.putAll(more);
		return environment;
	}

	/** {@code kill -9}. */
	public void killSink() {
		sink().kill();
	}

	public void stopSink() {
		sink().close();
	}

	/** What the sink has printed. */
	public String sinkOutput() {
		return sink().output();
	}

	private ServerProcess sink() {
		if (this.sink == null) {
			throw new IllegalStateException("not started");
		}
		return this.sink;
	}

	/**
	 * PostgreSQL's immediate stop, as if the machine lost its power, and a new start on
	 * the same port.
	 */
	public void breakDatabase() {
		int port = this.database.port();
		try {
			String pid = Files.readAllLines(this.databaseFolder.resolve("data/postmaster.pid")).getFirst().strip();
			new ProcessBuilder("kill", "-QUIT", pid).start().waitFor();
			Awaitility.await().atMost(PATIENCE).until(() -> ProcessHandle.of(Long.parseLong(pid)).isEmpty());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		closeBroken();
		this.database = EmbeddedDatabase.start(this.databaseFolder, port);
	}

	private void closeBroken() {
		try {
			this.database.close();
		}
		catch (IllegalStateException ex) {
			// It is stopped already; the folder's lock is free now.
		}
	}

	/** The sink reads every topic from its beginning when it starts next. */
	public void rewind() {
		update("update consumer_offsets set next_offset = 0");
	}

	/**
	 * Write turns, and do this while the sink is in the middle of reading them: not
	 * before and not after.
	 */
	public void inTheMiddle(Traffic traffic, int turns, Runnable fault) {
		awaitCaughtUp();
		traffic.turns(turns);
		traffic.flush();
		Map<TopicPartition, Long> ends = ends();
		long all = behind(ends);
		Awaitility.await()
			.atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(5))
			.until(() -> behind(ends) < Math.max(1, all - turns));
		fault.run();
	}

	/** A fingerprint of each table's rows, with the transactions that wrote them. */
	public Set<String> versions() {
		Set<String> versions = new TreeSet<>();
		try (Connection connection = DriverManager.getConnection(jdbcUrl());
				Statement statement = connection.createStatement()) {
			for (String table : TABLES) {
				try (ResultSet rows = statement
					.executeQuery("select count(*), md5(string_agg(t::text || t.xmin, '|' order by t::text)) from "
							+ table + " t")) {
					rows.next();
					versions.add(table + " " + rows.getLong(1) + " " + rows.getString(2));
				}
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		return versions;
	}

	/** Wait until the tables hold every record that is in the topics now. */
	public void awaitCaughtUp() {
		Map<TopicPartition, Long> ends = ends();
		Awaitility.await("the tables to hold every record")
			.atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(50))
			.ignoreExceptions()
			.until(() -> behind(ends) == 0);
	}

	/** Records of these ends that are not in the tables yet. */
	public long behind(Map<TopicPartition, Long> ends) {
		Map<TopicPartition, Long> next = new HashMap<>();
		try (Connection connection = DriverManager.getConnection(jdbcUrl());
				Statement statement = connection.createStatement();
				ResultSet rows = statement
					.executeQuery("select topic, \"partition\", next_offset from consumer_offsets")) {
			while (rows.next()) {
				next.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		return ends.entrySet()
			.stream()
			.mapToLong((end) -> Math.max(0, end.getValue() - next.getOrDefault(end.getKey(), 0L)))
			.sum();
	}

	/** Where the topics that the sink reads end now. */
	public Map<TopicPartition, Long> ends() {
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
				Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()), new ByteArrayDeserializer(),
				new ByteArrayDeserializer())) {
			List<TopicPartition> partitions = Topics.all()
				.stream()
				.filter((topic) -> !topic.equals(Topics.PRESENCES))
				.flatMap((topic) -> IntStream.range(0, Topics.PARTITIONS)
					.mapToObj((partition) -> new TopicPartition(topic.name(), partition)))
				.toList();
			return consumer.endOffsets(partitions);
		}
	}

	public void update(String sql) {
		try (Connection connection = DriverManager.getConnection(jdbcUrl());
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		if (this.sink != null) {
			this.sink.close();
		}
		closeBroken();
		this.broker.close();
	}

}
