package io.remanso.sink;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.remanso.contracts.topic.Topic;
import io.remanso.contracts.topic.TopicProvisioner;
import io.remanso.contracts.topic.Topics;
import io.remanso.testkit.Backends;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One sink with a database of its own, on the broker that all tests share: what others
 * write into the topics lands in its tables too, so tests look at their own users.
 */
final class SinkFixture implements AutoCloseable {

	static final Duration PATIENCE = Duration.ofSeconds(20);

	/** All but the offsets. */
	static final List<String> TABLES = List.of("users", "threads", "context_cache", "user_states", "message_buffers",
			"user_aliases", "messages", "deliveries", "turns", "turn_messages", "dispositions", "dead_letters",
			"forgotten_users", "forgotten_events");

	private final String bootstrapServers;

	private final KafkaProducer<byte[], byte[]> producer;

	private final String databaseUrl;

	private final String group;

	private @Nullable ConfigurableApplicationContext application;

	SinkFixture() {
		this(Backends.database().jdbcUrl());
	}

	SinkFixture(String databaseUrl) {
		this(databaseUrl, Backends.kafka().bootstrapServers());
	}

	/** For a test that counts all there is, on a broker of its own. */
	SinkFixture(String databaseUrl, String bootstrapServers) {
		this.databaseUrl = databaseUrl;
		this.bootstrapServers = bootstrapServers;
		this.group = "sink-" + databaseUrl.replaceAll("\\W", "");
		TopicProvisioner.provision(this.bootstrapServers);
		this.producer = new KafkaProducer<>(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, this.bootstrapServers),
				new ByteArraySerializer(), new ByteArraySerializer());
	}

	static SinkFixture started() {
		SinkFixture fixture = new SinkFixture();
		fixture.start();
		return fixture;
	}

	void start(String... more) {
		this.application = launch(more);
	}

	/** A sink that starts over: it will read every topic from its beginning. */
	void rewind() {
		execute("update consumer_offsets set next_offset = 0");
	}

	double count(String meter, String tag, String value) {
		return application().getBean(MeterRegistry.class)
			.find(meter)
			.tag(tag, value)
			.counters()
			.stream()
			.mapToDouble(Counter::count)
			.sum();
	}

	/** Another instance, of the same group and database. The caller closes it. */
	ConfigurableApplicationContext launch(String... more) {
		List<String> arguments = new ArrayList<>(List.of("--KAFKA_BOOTSTRAP_SERVERS=" + this.bootstrapServers,
				"--DATABASE_URL=" + this.databaseUrl, "--spring.kafka.consumer.group-id=" + this.group));
		arguments.addAll(List.of(more));
		return SinkApplication.builder().web(WebApplicationType.NONE).run(arguments.toArray(String[]::new));
	}

	void stop() {
		if (this.application != null) {
			this.application.close();
			this.application = null;
		}
	}

	ConfigurableApplicationContext application() {
		if (this.application == null) {
			throw new IllegalStateException("not started");
		}
		return this.application;
	}

	<V> RecordMetadata send(Topic<V> topic, String key, V value) {
		ProducerRecord<String, V> record = topic.record(key, value, "id", "test", Instant.now());
		return sendBytes(topic.name(), bytes(key), topic.serde().serialize(value), record);
	}

	/** As a worker that writes in transactions: its marks take offsets too. */
	<V> void sendInTransaction(Topic<V> topic, String key, V value) {
		try (KafkaProducer<byte[], byte[]> transactional = new KafkaProducer<>(
				Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, this.bootstrapServers,
						ProducerConfig.TRANSACTIONAL_ID_CONFIG, this.group),
				new ByteArraySerializer(), new ByteArraySerializer())) {
			transactional.initTransactions();
			transactional.beginTransaction();
			await(transactional.send(new ProducerRecord<>(topic.name(), bytes(key), topic.serde().serialize(value))));
			transactional.commitTransaction();
		}
	}

	String bootstrapServers() {
		return this.bootstrapServers;
	}

	String databaseUrl() {
		return this.databaseUrl;
	}

	/** The newest value of a key; null where it is removed or was never there. */
	<V> @Nullable V newest(Topic<V> topic, String key) {
		List<TopicPartition> partitions = IntStream.range(0, Topics.PARTITIONS)
			.mapToObj((partition) -> new TopicPartition(topic.name(), partition))
			.toList();
		V newest = null;
		try (KafkaConsumer<String, V> consumer = new KafkaConsumer<>(
				Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, this.bootstrapServers), new StringDeserializer(),
				topic.serde().deserializer())) {
			consumer.assign(partitions);
			consumer.seekToBeginning(partitions);
			Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
			while (ends.entrySet().stream().anyMatch((end) -> consumer.position(end.getKey()) < end.getValue())) {
				for (ConsumerRecord<String, V> record : consumer.poll(Duration.ofMillis(200))) {
					newest = record.key().equals(key) ? record.value() : newest;
				}
			}
		}
		return newest;
	}

	RecordMetadata tombstone(Topic<?> topic, String key, Instant time) {
		return await(this.producer
			.send(new ProducerRecord<>(topic.name(), null, time.toEpochMilli(), bytes(key), (byte[]) null)));
	}

	RecordMetadata tombstone(Topic<?> topic, String key) {
		return sendBytes(topic.name(), bytes(key), null);
	}

	RecordMetadata sendBytes(String topic, byte @Nullable [] key, byte @Nullable [] value) {
		return await(this.producer.send(new ProducerRecord<>(topic, key, value)));
	}

	private RecordMetadata sendBytes(String topic, byte[] key, byte[] value, ProducerRecord<?, ?> as) {
		return await(this.producer
			.send(new ProducerRecord<>(topic, as.partition(), as.timestamp(), key, value, as.headers())));
	}

	private static RecordMetadata await(Future<RecordMetadata> sent) {
		try {
			return sent.get();
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new IllegalStateException("the broker took no record", ex);
		}
	}

	/** Wait until the tables hold this record. */
	void awaitWritten(RecordMetadata record) {
		// Most are there already: Awaitility's own first pause would be the longest wait.
		Awaitility.await().atMost(PATIENCE).pollDelay(Duration.ZERO).until(() -> nextOffset(record) > record.offset());
	}

	/** Wait until the tables hold all of these: the last of each partition. */
	void awaitWritten(Collection<RecordMetadata> records) {
		Map<TopicPartition, RecordMetadata> last = new HashMap<>();
		for (RecordMetadata record : records) {
			last.merge(new TopicPartition(record.topic(), record.partition()), record,
					(one, other) -> (other.offset() > one.offset()) ? other : one);
		}
		last.values().forEach(this::awaitWritten);
	}

	private long nextOffset(RecordMetadata record) {
		List<Map<String, @Nullable String>> rows = query("""
				select next_offset from consumer_offsets where topic = '%s' and "partition" = %d
				""".formatted(record.topic(), record.partition()));
		return rows.isEmpty() ? -1 : Long.parseLong(String.valueOf(rows.getFirst().get("next_offset")));
	}

	/** All columns as text. */
	List<Map<String, @Nullable String>> query(String sql) {
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery(sql)) {
			List<Map<String, @Nullable String>> rows = new ArrayList<>();
			while (result.next()) {
				Map<String, @Nullable String> row = new LinkedHashMap<>();
				for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
					row.put(result.getMetaData().getColumnLabel(i), result.getString(i));
				}
				rows.add(row);
			}
			return rows;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	Map<String, @Nullable String> single(String sql) {
		List<Map<String, @Nullable String>> rows = query(sql);
		if (rows.size() != 1) {
			throw new AssertionError(rows.size() + " rows, not one: " + sql);
		}
		return rows.getFirst();
	}

	void execute(String sql) {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	Connection connect() throws SQLException {
		return DriverManager.getConnection(this.databaseUrl);
	}

	/** Every row of every table but the offsets, as text. */
	Map<String, List<Map<String, @Nullable String>>> dump() {
		Map<String, List<Map<String, @Nullable String>>> dump = new LinkedHashMap<>();
		for (String table : TABLES) {
			dump.put(table, dump(table));
		}
		return dump;
	}

	/** Every row of a table, with the transaction that wrote it. */
	List<Map<String, @Nullable String>> dump(String table) {
		return query("select t.*, t.xmin as version from " + table + " t order by t::text");
	}

	/** The tables in which any column of any row holds this text. */
	List<String> tablesNaming(String text) {
		return TABLES.stream()
			.filter((table) -> !query("select 1 from " + table + " t where t::text like '%" + text + "%'").isEmpty())
			.toList();
	}

	static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public void close() {
		stop();
		this.producer.close();
	}

}
